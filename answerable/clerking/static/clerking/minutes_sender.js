// Sends the queue in its order, and goes on trying. An edit has a key, so that one sent twice is taken in once.

const AT_ONCE = 50;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const TRIES_AT_A_FAULT = 5;

export class Sender {
  // `tell(state, waiting)` says how it stands: saved, sending, offline, signed-out, refused; `settled(outcome, edit)`
  // is called for each edit that the server has answered.
  constructor(queue, address, tell, settled) {
    Object.assign(this, { queue, address, tell, settled });
    this.wait = FIRST_WAIT;
    this.faults = 0;
    this.busy = false;
    this.again = false;
    addEventListener("online", () => this.send());
    addEventListener("focus", () => this.send());
  }

  async send() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    clearTimeout(this.timer);
    try {
      do {
        this.again = false;
        while (await this._sendSome());
      } while (this.again);
    } finally {
      this.busy = false;
    }
  }

  // Send the first edits that wait; gives whether there may be more.
  async _sendSome() {
    const all = await this.queue.edits();
    const waiting = all.filter((edit) => !edit.refused);
    if (!waiting.length) {
      this.tell(all.length ? "refused" : "saved", all.length);
      return false;
    }
    // After a fault of the server one at a time, so that one edit does not hold up the others for ever.
    const some = waiting.slice(0, this.faults ? 1 : AT_ONCE);
    const { state, outcomes } = await this._post(some);
    if (state === "answered") return this._settle(some, outcomes);
    if (state === "fault" && ++this.faults >= TRIES_AT_A_FAULT) {
      this.faults = 0;
      const words = "The server could not take this in. Your words are kept on this computer.";
      await this.queue.settle(new Set(), new Map([[some[0].key, words]]));
      return true;
    }
    this.tell(state === "fault" ? "offline" : state, waiting.length);
    this.timer = setTimeout(() => this.send(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    return false;
  }

  async _post(edits) {
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        redirect: "manual",
        headers: { "Content-Type": "application/json", "X-CSRFToken": readCookie("csrftoken") },
        body: JSON.stringify({ edits: edits.map(({ number, place, refused, ...edit }) => edit) }),
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) return { state: "signed-out" };
      if (answer.status >= 502 && answer.status <= 504) return { state: "offline" };
      if (!answer.ok) return { state: "fault" };
      return { state: "answered", outcomes: (await answer.json()).outcomes };
    } catch {
      return { state: "offline" };
    }
  }

  async _settle(edits, outcomes) {
    const refused = new Map(outcomes.filter((one) => one.state === "refused").map((one) => [one.key, one.words]));
    const keys = new Set(outcomes.map((one) => one.key));
    await this.queue.settle(keys, refused);
    for (const edit of edits) {
      const outcome = outcomes.find((one) => one.key === edit.key);
      if (outcome) this.settled(outcome, edit);
    }
    this.wait = FIRST_WAIT;
    this.faults = 0;
    return true;
  }
}

export function readCookie(name) {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}
