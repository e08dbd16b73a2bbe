/**
 * Reads a topic by fetch, which unlike an EventSource can begin with the topic's history, and says
 * why it is refused. Comes back by itself, with the events that it missed.
 *
 * @param url the topic
 * @param onEvent called with the event's name and its data
 * @param onState called with true when connected, and with false and the reason when not
 */
export async function follow(url, onEvent, onState) {
  let lastId = "0";
  for (;;) {
    // A page that is kept for going back would keep one of the browser's few connections.
    const left = new AbortController();
    addEventListener("pagehide", () => left.abort(), { once: true });
    try {
      const response = await fetch(url, {
        signal: left.signal,
        headers: { Accept: "text/event-stream", "Last-Event-ID": lastId },
        cache: "no-store",
      });
      if (!response.ok) {
        const problem = await response.json();
        throw new Error(problem.detail);
      }
      onState(true, "");
      for await (const event of events(response.body)) {
        lastId = event.id || lastId;
        if (event.data) {
          onEvent(event.name, JSON.parse(event.data));
        }
      }
      onState(false, "The stream has ended");
    } catch (error) {
      onState(false, error.message);
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** The events in a stream of bytes. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    text += value;
    const blocks = text.split("\n\n");
    text = blocks.pop();
    yield* blocks.map(parse);
  }
}

function parse(block) {
  const event = { name: "message", id: "", data: "" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const value = line.slice(colon + 1).trimStart();
    switch (line.slice(0, colon)) {
      case "event": event.name = value; break;
      case "id": event.id = value; break;
      case "data": event.data = value; break;
    }
  }
  return event;
}
