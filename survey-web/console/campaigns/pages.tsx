import { consoleRoom } from '../console-room.ts';
import { sendCodes } from './codes.tsx';
import { addCampaign, saveCampaign, showEdit, showNew } from './edit.tsx';
import { showCampaigns } from './list.tsx';
import { closeCampaign, reopenCampaign, showCampaign } from './one.tsx';

export const campaignPages = consoleRoom();
campaignPages.get('/units/:unit/campaigns', 'campaigns.read', showCampaigns);
campaignPages.get('/units/:unit/campaigns/new', 'campaigns.edit', (visit) => showNew(visit));
campaignPages.post('/units/:unit/campaigns/new', 'campaigns.edit', addCampaign);
campaignPages.get('/units/:unit/campaigns/:campaign', 'campaigns.read', (visit) => showCampaign(visit));
campaignPages.get('/units/:unit/campaigns/:campaign/edit', 'campaigns.edit', (visit) => showEdit(visit));
campaignPages.post('/units/:unit/campaigns/:campaign/edit', 'campaigns.edit', saveCampaign);
campaignPages.post('/units/:unit/campaigns/:campaign/codes', 'campaigns.edit', sendCodes);
campaignPages.post('/units/:unit/campaigns/:campaign/close', 'campaigns.edit', closeCampaign);
campaignPages.post('/units/:unit/campaigns/:campaign/reopen', 'campaigns.edit', reopenCampaign);
