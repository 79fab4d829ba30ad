/** The times of rules as a table for people. */
import type { RunProfile } from '../../graph/profile.js';
import { visible } from './code-frame.js';

/** Rules that take less than this of the whole are not worth a line each. */
const SMALL = 0.005;
const MOST = 30;

export function profileTable({ before, rules }: RunProfile): string {
  const all = rules.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const shown = rules.filter(({ milliseconds }) => milliseconds >= SMALL * all).slice(0, MOST);
  const lines = shown.map(({ milliseconds, name, place }) => {
    const share = all === 0 ? 0 : (100 * milliseconds) / all;
    return `${ms(milliseconds)} ${share.toFixed(1).padStart(5)} %  ${visible(short(name))}  ${visible(place)}`;
  });
  const rest = rules.slice(shown.length);
  if (rest.length > 0)
    lines.push(`${ms(rest.reduce((sum, { milliseconds }) => sum + milliseconds, 0))}          ${rest.length} other rules`);
  return `\n${ms(before)}          parsing documents and gathering what rules are tried on\n${lines.join('\n')}\n`;
}

const ms = (milliseconds: number): string => `${milliseconds.toFixed(1).padStart(9)} ms`;

const short = (name: string): string => (name.length > 60 ? `${name.slice(0, 59)}…` : name);
