import { Problem, queryOf, request } from "./api.js";

const PATIENCE_MILLIS = 40_000; // the server says something every 15 s

/**
 * Follows a stream of events until it is stopped; comes back by itself when it breaks.
 *
 * @param parameters of the stream, the view among them
 * @param on what to do, by the event's name; besides: `connected()`, `lost(reason)`, and
 *     `refused(problem)`, after which it has ended
 * @return the function that stops it
 */
export function follow(parameters, on) {
  const stopped = new AbortController();
  run(parameters, on, stopped.signal);
  return () => stopped.abort();
}

async function run(parameters, on, stopped) {
  let retry = 2000;
  while (!stopped.aborted) {
    const silence = new AbortController();
    let timer = 0;
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(new Error("The server fell silent")), PATIENCE_MILLIS);
    };
    let reason = "The server ended the stream";
    let wait = 0;
    try {
      heard();
      const response = await request(`api/stream?${queryOf(parameters)}`, {
        headers: { Accept: "text/event-stream" },
        signal: AbortSignal.any([stopped, silence.signal]),
      });
      on.connected();
      for await (const event of events(response.body, heard)) {
        retry = event.retry ?? retry;
        if (event.data && !stopped.aborted) {
          on[event.name]?.(JSON.parse(event.data));
        }
      }
    } catch (error) {
      if (error instanceof Problem && error.status < 500 && !stopped.aborted) {
        on.refused(error);
        return;
      }
      reason = error.message;
      wait = error.retryAfter * 1000 || 0;
    } finally {
      clearTimeout(timer);
    }
    if (!stopped.aborted) {
      on.lost(reason);
      await new Promise((resolve) => setTimeout(resolve, Math.max(wait, retry)));
    }
  }
}

async function* events(body, heard) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    heard();
    const blocks = (text + value).split("\n\n");
    text = blocks.pop();
    yield* blocks.map(parse);
  }
}

function parse(block) {
  const event = { name: "message", data: "", retry: null };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const value = line.slice(colon + 1).trimStart();
    switch (line.slice(0, colon)) {
      case "event": event.name = value; break;
      case "data": event.data += value; break;
      case "retry": event.retry = Number(value); break;
    }
  }
  return event;
}
