/** True for what can be the id of a record: anything else a database would choke on. */
export const isRecordId = (typed: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(typed);
