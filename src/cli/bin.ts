#!/usr/bin/env node
import { main } from './main.js';
import { tuneForShortRuns } from './short-run.js';

tuneForShortRuns();

// A reader that has seen enough (`imprimatur validate | head`) ends the output, not the program in disorder.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
