import { get, hasToken, Problem, setToken } from "./api.js";
import { flash, h, setText } from "./dom.js";
import { follow } from "./live.js";
import { begin as beginTheme } from "./theme.js";

const VIEWS = {
  overview: () => import("./overview.js"),
  actors: () => import("./actors.js"),
  actor: () => import("./actor.js"),
  tree: () => import("./tree.js"),
  flow: () => import("./flow.js"),
  "dead-letters": () => import("./dead-letters.js"),
  topics: () => import("./topics.js"),
  nodes: () => import("./nodes.js"),
};
const RETRY_MILLIS = 2000;
const PAUSE_MILLIS = 60_000;

const main = document.getElementById("main");
const connection = document.getElementById("connection");

let node = null;
let view = null;
let opening = 0;

/** What a view is given. */
class Context {
  constructor(name, parameters) {
    this.name = name;
    this.parameters = parameters;
    this.node = node;
    this.stop = () => {};
    this.begin = () => {};
    this.paused = false;
    this.failure = h("p", { class: "problem", role: "alert" });
  }

  /** Follows the stream with the view's events instead of what it followed before. */
  follow(parameters, on) {
    this.begin = () => this.connect(parameters, on);
    this.begin();
  }

  /** Nobody looks: the server is left alone until somebody does. */
  pause() {
    this.stop();
    this.paused = true;
    say("wait", "Paused");
  }

  resume() {
    if (this.paused) {
      this.paused = false;
      this.begin();
    }
  }

  connect(parameters, on) {
    this.stop();
    let broken = false;
    this.stop = follow({ view: this.name, ...parameters }, {
      ...on,
      connected: () => {
        say("live", "Live");
        this.failure.remove();
        if (broken) {
          broken = false;
          again();
        }
        on.connected?.();
      },
      lost: (reason) => {
        broken = true;
        say("lost", `Connection lost, trying again. ${reason}.`);
        on.lost?.();
      },
      refused: (problem) => {
        if (problem.status === 401) {
          login(problem);
        } else if (on.refused) {
          on.refused(problem);
        } else {
          show(problem);
        }
      },
      restarts: ({ restarts, more }) => {
        for (const restart of restarts) {
          flash(main, [restart.address, ...restart.path.toReversed()]);
        }
        on.restarts?.(restarts, more);
      },
    });
  }

  /** Changes parameters of the view, and the page's address with them. */
  change(parameters) {
    const query = new URLSearchParams(
      Object.entries({ ...this.parameters, ...parameters })
        .filter(([, value]) => value != null && value !== ""));
    location.hash = query.size > 0 ? `#/${this.name}?${query}` : `#/${this.name}`;
  }

  /** Shows what went wrong, above the view. */
  fail(error) {
    if (error instanceof Problem && error.status === 401) {
      login(error);
      return;
    }
    setText(this.failure, error.message);
    main.prepend(this.failure);
  }
}

function say(state, text) {
  connection.dataset.state = state;
  setText(connection, text);
}

/** After a break the server may be another one. */
async function again() {
  try {
    const fresh = await get("api/node");
    if (JSON.stringify(fresh) !== JSON.stringify(node)) {
      meet(fresh);
      route(true);
    }
  } catch (error) {
    view?.context.fail(error);
  }
}

function meet(fresh) {
  node = fresh;
  setText(document.getElementById("node"), node.name);
  document.title = `Actors · ${node.name}`;
}

function show(problem) {
  close();
  say("lost", "Refused");
  main.replaceChildren(h("section", { class: "card narrow" },
    h("h1", {}, "The server refuses to answer"),
    h("p", { class: "problem", role: "alert" }, problem.message)));
}

function login(problem) {
  close();
  say("wait", "Not signed in");
  const field = h("input", {
    id: "token", type: "password", autocomplete: "current-password", required: true,
  });
  const wrong = hasToken() ? h("p", { class: "problem", role: "alert" }, "The token is not the right one.") : null;
  setToken(null);
  main.replaceChildren(h("form", {
    class: "card narrow",
    onsubmit: (event) => {
      event.preventDefault();
      setToken(field.value);
      start();
    },
  },
  h("h1", {}, "Token"),
  h("p", { class: "note" }, problem.message),
  wrong,
  h("label", { for: "token" }, "Token"),
  h("div", { class: "row" }, field, h("button", { type: "submit" }, "Sign in")),
  h("p", { class: "note" }, "It is kept until this tab is closed.")));
  field.focus();
}

function close() {
  opening += 1;
  view?.context.stop();
  view?.close?.();
  view = null;
}

function locate() {
  const [name, query] = location.hash.replace(/^#\//, "").split("?");
  return {
    name: Object.hasOwn(VIEWS, name) ? name : "overview",
    parameters: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** Shows what the page's address says. */
async function route(afresh = false) {
  if (!node) {
    return;
  }
  const { name, parameters } = locate();
  for (const link of document.querySelectorAll("#nav a")) {
    const current = link.hash === `#/${name === "actor" ? "actors" : name}`;
    link.ariaCurrent = current ? "page" : null;
    if (current) {
      link.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }
  if (!afresh && view?.context.name === name && view.update) {
    view.context.parameters = parameters;
    view.update(parameters);
    return;
  }
  close();
  const mine = opening;
  const module = await VIEWS[name]().catch(() => null);
  if (mine !== opening) {
    return;
  }
  if (!module) {
    show(new Error("A part of this page cannot be loaded. Load the page again."));
    return;
  }
  main.replaceChildren();
  const context = new Context(name, parameters);
  view = { context, ...module.open(main, context) };
}

async function start() {
  try {
    meet(await get("api/node"));
    await route(true);
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      login(error);
    } else if (error instanceof Problem && error.status < 500) {
      show(error);
    } else {
      say("lost", `No connection, trying again. ${error.message}.`);
      setTimeout(start, RETRY_MILLIS);
    }
  }
}

beginTheme(document.getElementById("theme"), () => view?.repaint?.());
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the fragment is the view's
  main.focus();
});
let pausing = 0;
document.addEventListener("visibilitychange", () => {
  clearTimeout(pausing);
  if (document.hidden) {
    pausing = setTimeout(() => view?.context.pause(), PAUSE_MILLIS);
  } else {
    view?.context.resume();
  }
});
// A page that is kept for going back would keep one of the browser's few connections.
addEventListener("pagehide", () => view?.context.pause());
addEventListener("pageshow", () => view?.context.resume());
addEventListener("hashchange", () => route());
start();
