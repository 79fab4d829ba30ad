import type { EditionConfig } from '../model/config.js';
import type { Messages } from '../model/messages.js';
import type { AgentRecord, DateRecord, DocumentRecord } from '../model/record.js';

/** How a document of the edition is to be cited. Nothing is added that the header does not say. */
export function citation(record: DocumentRecord, id: string, config: EditionConfig, messages: Messages): { text: string; url?: string } {
  const by = (role: string): string => messages.list(record.agents.filter((agent) => agent.role === role).map(({ name }) => name));
  const authors = by('author');
  const translators = by('translator');
  const url = config.base ? `${config.base}${encodeURI(id)}/` : undefined;
  const parts = [
    authors,
    `“${record.title.replace(/[,.;:\s]+$/, '')}”`,
    createdText(record),
    translators ? messages.say('cite.translated-by', translators) : '',
    config.title && config.title !== record.title ? config.title : '',
    version(record, config, messages),
  ].filter((part) => part !== '' && part !== undefined);
  return { text: `${parts.join('. ')}.`.replaceAll('..', '.'), ...(url ? { url } : {}) };
}

/** Version and date of the edition: from the configuration, else the header. */
export function version(record: DocumentRecord, config: EditionConfig, messages: Messages): string {
  const named = config.version ?? record.edition;
  const latest = record.revised ?? record.published;
  const date = latest && named?.includes(latest.slice(0, 4)) ? undefined : latest;
  return [named ? (/^\d/.test(named) ? messages.say('cite.version', named) : named) : '', date ?? ''].filter(Boolean).join(', ');
}

function createdText(record: DocumentRecord): string {
  return [record.place?.text, record.created?.text].filter(Boolean).join(', ');
}

export function dateText(date: DateRecord): string {
  return date.text || date.when || [date.notBefore ?? date.from, date.notAfter ?? date.to].filter(Boolean).join('–');
}

export function agentsByRole(agents: readonly AgentRecord[], messages: Messages): { role: string; names: string }[] {
  const roles = [...new Set(agents.map(({ role }) => role))];
  return roles.map((role) => ({
    role: messages.has(`role.${role}`) ? messages.say(`role.${role}`) : role,
    names: messages.list(agents.filter((agent) => agent.role === role).map(({ name }) => name)),
  }));
}
