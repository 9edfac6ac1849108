/** Prints one line per check, as run counts them, and goes on after a failure. */
export async function check(what, look) {
  try {
    await look();
    console.log(`ok      ${what}`);
  } catch (failure) {
    console.log(`FAILED  ${what}: ${String(failure.message).replace(/\s+/g, " ").slice(0, 400)}`);
  }
}

/** The server to look at: the argument that run passes on. */
export const base = process.argv[2];
