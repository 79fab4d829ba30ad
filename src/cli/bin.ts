#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// V8 optimizes a function after it has run through so many bytes of it. Half a second's work is done before what is
// optimized that early pays, and on a machine with few processors the compiler is in its way.
setFlagsFromString('--interrupt-budget=264000');
setTimeout(() => setFlagsFromString('--interrupt-budget=132000'), 500).unref();
const { main } = await import('./main.js');

// A reader that has seen enough (`imprimatur validate | head`) ends the output, not the program in disorder.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
