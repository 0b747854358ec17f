import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { consoleRoom } from '../console-room.ts';
import type { Visit } from '../visit.ts';
import { addOneCategory, saveCategory, showCategories, showCategory } from './categories.tsx';
import { addOneKind, saveKind, showKind, showKinds } from './kinds.tsx';
import { addOneRoute, saveRoute, showRoute, showRoutes } from './routes.tsx';
import { addOneTemplate, saveTemplate, showTemplate, showTemplates } from './templates.tsx';

export const petitionSettingsPages = consoleRoom();
const { get, post } = petitionSettingsPages;

get('/petition-settings', 'installation.edit', showSettings);
get('/petition-kinds', 'installation.edit', (visit) => showKinds(visit));
post('/petition-kinds', 'installation.edit', addOneKind);
get('/petition-kinds/:kind', 'installation.edit', (visit) => showKind(visit));
post('/petition-kinds/:kind', 'installation.edit', saveKind);
get('/petition-categories', 'installation.edit', (visit) => showCategories(visit));
post('/petition-categories', 'installation.edit', addOneCategory);
get('/petition-categories/:category', 'installation.edit', (visit) => showCategory(visit));
post('/petition-categories/:category', 'installation.edit', saveCategory);
get('/answer-templates', 'installation.edit', (visit) => showTemplates(visit, null));
post('/answer-templates', 'installation.edit', (visit) => addOneTemplate(visit, null));
get('/answer-templates/:shared', 'installation.edit', (visit) => showTemplate(visit, null));
post('/answer-templates/:shared', 'installation.edit', (visit) => saveTemplate(visit, null));

const ofUnit = '/units/:unit/settings/petitions';
get(ofUnit, 'units.edit', (visit) => showRoutes(visit));
post(ofUnit, 'units.edit', addOneRoute);
get(`${ofUnit}/routes/:route`, 'units.edit', (visit) => showRoute(visit));
post(`${ofUnit}/routes/:route`, 'units.edit', saveRoute);
const templates = '/units/:unit/answer-templates';
get(templates, 'units.edit', (visit) => showTemplates(visit, visit.unit));
post(templates, 'units.edit', (visit) => addOneTemplate(visit, visit.unit));
get(`${templates}/:template`, 'units.edit', (visit) => showTemplate(visit, visit.unit));
post(`${templates}/:template`, 'units.edit', (visit) => saveTemplate(visit, visit.unit));

/** What petitions are sorted by and answered with, everywhere. */
function showSettings(visit: Visit) {
  const t = petitionSettingsTexts[visit.locale];
  const pages: [path: string, name: string, note: string][] = [
    ['/petition-kinds', t.kinds, t.kindsNote],
    ['/petition-categories', t.categories, t.categoriesNote],
    ['/answer-templates', t.templates, t.templatesNote],
  ];
  return visit.show({
    title: t.title,
    lead: t.lead,
    width: 'narrow',
    children: (
      <ul class="console-list">
        {pages.map(([path, name, note]) => (
          <li>
            <a href={`/console${path}`}>{name}</a>
            <span class="console-note">{note}</span>
          </li>
        ))}
      </ul>
    ),
  });
}
