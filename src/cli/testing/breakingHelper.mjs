// A helper for tests: answers a line with itself, and breaks over some, as a case may.
process.on('message', (line) => {
  if (line === 'loop') for (;;);
  if (line === 'abort') process.abort();
  if (line === 'memory') for (const held = []; ;) held.push(new Array(100_000).fill(held.length));
  process.send(JSON.stringify({ line, pid: process.pid }));
});
process.on('disconnect', () => process.exit());
