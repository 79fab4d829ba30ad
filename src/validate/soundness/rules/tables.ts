/** Tables (TEI P5, 15.1.1): `@rows` and `@cols` of the cells must fit into one grid. */
import { report } from '../../../model/codes.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';

/** A wider span than this is a slip of the pen; no browser draws it. */
const MOST = 1000;

interface Grid {
  readonly table: OpenElement;
  /** Per column the cell that reaches down from an earlier row, and how many more rows it covers. */
  readonly reaching: Map<number, { readonly cell: OpenElement; left: number }>;
  column: number;
}

export function tables(document: RuledDocument): Visitor {
  const open: Grid[] = [];

  const span = (cell: OpenElement, attribute: 'rows' | 'cols'): number => {
    const value = given(cell, attribute);
    if (value === undefined || !/^\s*\d+\s*$/.test(value)) return 1; // the schema tells of what is no number
    if (Number(value) >= 1 && Number(value) <= MOST) return Number(value);
    document.say(report.soundnessTableSpan(document.at(cell, attribute), attribute, value.trim(), `a cell spans from 1 to ${MOST}`));
    return 1;
  };

  const place = (grid: Grid, cell: OpenElement): void => {
    const [rows, columns] = [span(cell, 'rows'), span(cell, 'cols')];
    while (grid.reaching.has(grid.column)) grid.column += 1;
    for (let column = grid.column; column < grid.column + columns; column += 1) {
      if (grid.reaching.has(column)) {
        const why = 'there it meets a cell that reaches down from a row above';
        document.say(report.soundnessTableSpan(document.at(cell, 'cols'), 'cols', String(columns), why));
        break;
      }
    }
    for (let column = grid.column; rows > 1 && column < grid.column + columns; column += 1) {
      if (!grid.reaching.has(column)) grid.reaching.set(column, { cell, left: rows });
    }
    grid.column += columns;
  };

  return {
    elements: ['table', 'row', 'cell'],
    start(element) {
      const grid = open.at(-1);
      if (element.local === 'table') open.push({ table: element, reaching: new Map(), column: 0 });
      else if (element.local === 'row' && grid && element.parent === grid.table) grid.column = 0;
      else if (element.local === 'cell' && grid && element.parent?.parent === grid.table) place(grid, element);
    },
    end(element) {
      const grid = open.at(-1);
      if (!grid) return;
      if (element.local === 'row' && element.parent === grid.table) {
        for (const [column, reach] of grid.reaching) {
          reach.left -= 1;
          if (reach.left === 0) grid.reaching.delete(column);
        }
      } else if (element === grid.table) {
        for (const { cell, left } of new Map([...grid.reaching.values()].map((reach) => [reach.cell, reach])).values()) {
          const why = `the table ends ${left} row${left === 1 ? '' : 's'} before`;
          document.say(report.soundnessTableSpan(document.at(cell, 'rows'), 'rows', (given(cell, 'rows') ?? '').trim(), why));
        }
        open.pop();
      }
    },
  };
}
