#!/usr/bin/env node
import { systemReason } from '../read/read.js';
import { main } from './main.js';
import { tuneForShortRuns } from './short-run.js';

tuneForShortRuns();

// A reader that has seen enough (`imprimatur validate | head`) ends the output, not the program in disorder. Output that
// is lost for another reason must not pass for a report that says nothing.
let lost = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || lost) return;
    lost = true;
    if (stream === process.stdout) process.stderr.write(`error: The output cannot be written: ${systemReason(error)}.\n`);
  });
}
process.on('exit', () => {
  if (lost) process.exitCode = 2;
});

process.exitCode = await main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
