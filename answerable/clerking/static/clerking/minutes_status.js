// What the screen says of itself: whether what was typed is saved, and what needs to be known besides.

const status = document.getElementById("status");
const told = document.getElementById("told");

// What a newer page says takes the place of what was said before.
export function renewNotices(newer) {
  told.replaceChildren(...newer.querySelectorAll(".govuk-notification-banner"));
}

// How the queue stands; where somebody was signed out, with the way back to the screen (`here`).
export function tellState(state, waiting, here) {
  const words = {
    saved: `Saved ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`,
    offline: `Not connected: ${changes(waiting)} kept on this computer`,
    "signed-out": `Signed out: ${changes(waiting)} kept on this computer. `,
    refused: `${changes(waiting)} could not be taken in, and stay on this computer`,
  }[state];
  if (!words) return;
  if (state !== "saved" || status.dataset.state !== "saving") status.setAttribute("aria-live", "polite");
  say(words, state);
  if (state === "signed-out" && !status.querySelector("a")) {
    const way = document.createElement("a");
    Object.assign(way, { href: `/account/login/?next=${encodeURIComponent(here)}`, target: "_blank", textContent: "Sign in, in a new tab" });
    status.append(way);
  }
}

// Something is on its way. It is not read out: a voice after every line would be in the way of the meeting.
export function showSaving() {
  if (status.dataset.state !== "saved") return;
  status.setAttribute("aria-live", "off");
  say("Saving…", "saving");
}

export function showKeepingFault() {
  say("This computer could not keep the last words: copy them, and save the item with its button.", "warn");
}

export function say(words, state) {
  status.hidden = false;
  status.dataset.state = state;
  if (status.firstChild?.textContent !== words) status.replaceChildren(words);
}

export function notice(words) {
  if ([...told.children].some((one) => one.textContent === words)) return;
  const note = document.createElement("p");
  note.className = "minutes__notice";
  note.textContent = words;
  told.append(note);
}

export function changes(number) {
  return `${number} ${number === 1 ? "change" : "changes"}`;
}
