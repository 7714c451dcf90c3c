// Whether the store in this container can sell; a container has no curl.
const { ok } = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/api/ready`, {
  signal: AbortSignal.timeout(4000),
}).catch(() => ({ ok: false }));
process.exitCode = ok ? 0 : 1;
