/** A test run that is killed closes our input: then the product ends as with Ctrl-C, and leaves nothing running. */
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref?.();
