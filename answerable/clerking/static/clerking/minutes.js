// The minute-taking screen: every keystroke is kept on this computer first (minutes_queue.js), then sent by itself
// (minutes_sender.js); what others write appears. Without this script the same page works by its forms.

import { makeKey, openQueue } from "./minutes_queue.js";
import { Sender } from "./minutes_sender.js";
import { boxOf, dress, sign } from "./minutes_line.js";
import { changes, notice, renewNotices, say, showKeepingFault, showSaving, tellState } from "./minutes_status.js";

const QUIET = 1200; // milliseconds without a keystroke, after which a line is sent
const POLL = 5000;
const KEYS = { n: "", q: "?", a: ">", p: "+", o: "!", r: "=", c: "==" };

const screen = document.querySelector("[data-minutes]");
const here = `/desk/meetings/${screen.dataset.minutes}/minutes`;
const timers = new Map(); // entry: the timer after which its line is sent
const pending = new Map(); // entry: the key of the last edit of it that the server has not answered
const drafting = new Map(); // entry: the writing of its last keystroke to the disk
let queue;
let sender;

start();

async function start() {
  try {
    queue = await openQueue(`${screen.dataset.minutes}|${screen.dataset.account}`);
  } catch {
    say("This browser keeps nothing on this computer: save each item with its button.", "warn");
    return;
  }
  sender = new Sender(queue, `${here}/edits`, showState, settle);
  for (const group of screen.querySelectorAll(".minute__marks")) group.hidden = false;
  for (const row of screen.querySelectorAll(".line")) dress(row);
  await replay();
  listen();
  for (const section of screen.querySelectorAll("[data-minute]")) ensureOpenLine(section);
  // From here on the script keeps what is typed: the buttons that save without it can go.
  screen.classList.add("minutes--live");
  screen.dataset.ready = "true";
  sender.send();
  setTimeout(poll, POLL);
}

// What was typed before the page was left, and not taken in yet, stands on the page again and is sent.
async function replay() {
  for (const edit of await queue.edits()) {
    if (edit.refused) showRefused(edit);
    else if (edit.entry) place(edit);
  }
  for (const draft of await queue.drafts()) {
    const { place: _place, ...edit } = draft;
    place(edit);
    await commitEdit({ ...edit, key: makeKey() });
  }
  const others = await queue.others();
  if (others) notice(`${changes(others)} by another person wait on this computer until that person signs in here.`);
}

function place(edit) {
  if (edit.key) pending.set(edit.entry, edit.key);
  let row = find(edit.entry);
  if (edit.remove) {
    row?.remove();
    return;
  }
  if (!row) {
    const list = screen.querySelector(`[data-minute="${edit.minute}"] .lines`);
    if (!list) return;
    row = blank(edit.entry);
    const before = find(edit.after);
    if (before) before.after(row);
    else list.append(row);
  }
  const box = boxOf(row);
  if (box) box.value = edit.line;
  dress(row);
}

function listen() {
  screen.addEventListener("input", (event) => {
    const row = event.target.closest(".line");
    if (row && event.target === boxOf(row)) changed(row);
  });
  screen.addEventListener("focusout", (event) => {
    const row = event.target.closest(".line");
    if (row && timers.has(row.dataset.entry)) commit(row);
  });
  screen.addEventListener("keydown", press);
  screen.addEventListener("click", click);
  screen.addEventListener("submit", submit);
  addEventListener("pagehide", () => {
    for (const entry of timers.keys()) if (find(entry)) commit(find(entry));
  });
}

// A keystroke: kept at once, sent when the typing rests.
function changed(row) {
  dress(row);
  showSaving();
  const entry = row.dataset.entry;
  drafting.set(entry, queue.draft(edit(row)).catch(showKeepingFault));
  clearTimeout(timers.get(entry));
  timers.set(entry, setTimeout(() => commit(row), QUIET));
}

function edit(row) {
  const entry = row.dataset.entry;
  let previous = row.previousElementSibling;
  while (previous && !isKnown(previous)) previous = previous.previousElementSibling;
  return {
    entry,
    minute: Number(row.closest("[data-minute]").dataset.minute),
    after: previous?.dataset.entry ?? "",
    base: Number(row.dataset.revision ?? 0),
    follows: pending.get(entry) ?? "",
    line: boxOf(row).value,
  };
}

// Whether the server has the line, or will have it before what is written now.
function isKnown(row) {
  return Boolean(row.dataset.revision) || pending.has(row.dataset.entry);
}

async function commit(row) {
  const entry = row.dataset.entry;
  if (!timers.has(entry)) return;
  clearTimeout(timers.get(entry));
  timers.delete(entry);
  const key = makeKey();
  const made = { ...edit(row), key };
  pending.set(entry, key);
  await commitEdit(made);
}

async function commitEdit(made) {
  showSaving();
  pending.set(made.entry, made.key);
  await drafting.get(made.entry);
  try {
    await queue.add(made);
  } catch {
    showKeepingFault();
  }
  sender.send();
}

function press(event) {
  const row = event.target.closest(".line");
  if (!row || event.target !== boxOf(row) || event.isComposing) return;
  const box = event.target;
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.key.toLowerCase() in KEYS) {
    event.preventDefault();
    sign(row, KEYS[event.key.toLowerCase()]);
    changed(row);
  } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
    event.preventDefault();
    nextLine(row);
  } else if (event.key === "Backspace" && box.value === "" && row.closest(".lines").querySelectorAll(".line").length > 1) {
    event.preventDefault();
    takeAway(row);
  } else if (event.key === "ArrowUp" && box.selectionEnd === 0) {
    focusOn(neighbour(row, -1), event);
  } else if (event.key === "ArrowDown" && box.selectionStart === box.value.length) {
    focusOn(neighbour(row, 1), event);
  }
}

function nextLine(row) {
  if (timers.has(row.dataset.entry)) commit(row);
  const following = blank(makeKey());
  row.after(following);
  dress(following);
  boxOf(following).focus();
}

function takeAway(row) {
  const entry = row.dataset.entry;
  const before = neighbour(row, -1) ?? neighbour(row, 1);
  clearTimeout(timers.get(entry));
  timers.delete(entry);
  const { line: _line, ...rest } = edit(row);
  if (isKnown(row)) commitEdit({ ...rest, remove: true, key: makeKey() });
  else queue.forget(entry);
  row.remove();
  focusOn(before);
}

function click(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.sign !== undefined) {
    const list = button.closest("[data-minute]").querySelector(".lines");
    const row = list.querySelector(`[data-entry="${screen.dataset.last ?? ""}"]`) ?? list.lastElementChild;
    if (!row || !boxOf(row)) return;
    sign(row, button.dataset.sign);
    changed(row);
    boxOf(row).focus();
  } else if (button.name === "call") {
    event.preventDefault();
    callRoll(button);
  }
}

// One click calls somebody on the roll; without a connection it waits with the words.
async function callRoll(button) {
  const [person, manner] = button.value.split(":");
  for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
  showSaving();
  await queue.add({ key: makeKey(), call: { person: Number(person), manner } });
  sender.send();
}

// A small form of the room: sent without leaving the page; where there is no connection it stays as it was filled in.
async function submit(event) {
  const form = event.target;
  if (form.matches(".minute__form")) {
    event.preventDefault();
    for (const entry of [...timers.keys()]) if (find(entry)) commit(find(entry));
    return;
  }
  if (!form.hasAttribute("data-quiet")) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) throw new Error(answer.status);
    if (new URL(answer.url).pathname !== here) return location.assign(here);
    renew(await answer.text());
    form.reset();
    form.closest("details")?.removeAttribute("open");
  } catch {
    notice("Not connected: this was not done. It stays in the form; press the button again once you are connected.");
  }
}

async function refresh() {
  const answer = await fetch(here, { redirect: "manual", cache: "no-store" });
  if (answer.ok) renew(await answer.text());
}

// Take the parts of the page that others may have changed from a newer one; never the lines that are being written.
function renew(html) {
  const newer = new DOMParser().parseFromString(html, "text/html");
  renewNotices(newer);
  for (const section of newer.querySelectorAll("[data-minute]")) {
    if (screen.querySelector(`[data-minute="${section.dataset.minute}"]`)) continue;
    document.getElementById("none")?.remove();
    document.getElementById("items").append(section);
    section.querySelector(".minute__marks").hidden = false;
    ensureOpenLine(section);
    section.scrollIntoView({ block: "start" });
    boxOf(section.querySelector(".line:last-child"))?.focus();
  }
  for (const part of screen.querySelectorAll("[data-part]")) {
    const other = newer.querySelector(`[data-part="${part.dataset.part}"]`);
    if (other && !part.contains(document.activeElement?.matches("input, select, textarea") ? document.activeElement : null)) {
      keepFocus(part, () => part.replaceChildren(...other.childNodes));
    }
  }
  for (const row of newer.querySelectorAll(".line")) adoptRow(row);
  const root = newer.querySelector("[data-minutes]");
  if (root) screen.dataset.stamp = root.dataset.stamp;
}

// A happening or a vote that a newer page has and this one has not.
function adoptRow(row) {
  if (find(row.dataset.entry) || boxOf(row)) return;
  const minute = row.closest("[data-minute]")?.dataset.minute;
  insert(screen.querySelector(`[data-minute="${minute}"] .lines`), row);
}

function keepFocus(part, change) {
  const active = part.contains(document.activeElement) ? document.activeElement : null;
  change();
  if (active?.name && active.value) part.querySelector(`[name="${active.name}"][value="${CSS.escape(active.value)}"]`)?.focus();
}

async function poll() {
  try {
    const headers = { "If-None-Match": `"${screen.dataset.cursor}-${screen.dataset.stamp}"` };
    const answer = await fetch(`${here}/changes?since=${screen.dataset.cursor}`, { headers, redirect: "manual", cache: "no-store" });
    if (answer.ok) {
      const { cursor, stamp, entries } = await answer.json();
      entries.forEach(adopt);
      screen.dataset.cursor = cursor;
      if (stamp !== screen.dataset.stamp) await refresh();
    }
    if (answer.type !== "opaqueredirect") sender.send();
  } catch {
    sender.send(); // says that there is no connection, and how much waits
  }
  setTimeout(poll, POLL);
}

// What somebody wrote: shown, unless this person is writing in the same line; then the two meet on the server.
function adopt(entry) {
  let row = find(entry.key);
  const busy = timers.has(entry.key) || pending.has(entry.key);
  if (busy || (row && Number(row.dataset.revision ?? 0) >= entry.revision)) return;
  if (entry.removed) {
    if (row && !row.contains(document.activeElement)) row.remove();
    else if (row) row.dataset.revision = entry.revision;
    return;
  }
  if (!row) {
    if (!entry.is_spoken) return;
    row = blank(entry.key);
    row.dataset.order = entry.order;
    insert(screen.querySelector(`[data-minute="${entry.minute}"] .lines`), row);
    if (!row.isConnected) return;
  }
  if (entry.beside) showBeside(row, entry);
  const box = boxOf(row);
  if (box && box.value !== entry.line) box.value = entry.line;
  row.dataset.order = entry.order;
  row.dataset.revision = entry.revision;
  dress(row);
}

function insert(list, row) {
  if (!list) return;
  const order = Number(row.dataset.order ?? Infinity);
  const following = [...list.children].find((one) => Number(one.dataset.order ?? Infinity) > order);
  list.insertBefore(row, following ?? null);
}

// The server has an edit.
function settle(outcome, edit) {
  if (edit.call) {
    refreshSoon();
    if (outcome.state === "refused") notice(outcome.words);
    return;
  }
  const isLast = pending.get(edit.entry) === edit.key;
  if (isLast) pending.delete(edit.entry);
  const row = find(edit.entry);
  if (outcome.state === "refused") {
    showRefused({ ...edit, refused: outcome.words });
    return;
  }
  if (outcome.words) notice(outcome.words);
  if (!row) return;
  if (outcome.entry !== edit.entry && isLast) {
    // What stood here was somebody else's meanwhile: this line is a version of its own from now on.
    row.dataset.entry = outcome.entry;
    if (timers.has(edit.entry)) {
      clearTimeout(timers.get(edit.entry));
      timers.delete(edit.entry);
      row.dataset.revision = outcome.revision;
      changed(row);
    }
    showBeside(row, { writer: "you", pk: null });
    screen.dataset.cursor = 0; // so that the other version appears
  }
  row.dataset.order = outcome.order;
  if (isLast) row.dataset.revision = outcome.revision;
}

let refreshing;
function refreshSoon() {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => refresh().catch(() => {}), 300);
}

function showBeside(row, entry) {
  row.classList.add("line--beside");
  const words = row.querySelector(".line__words");
  words.querySelector(".line__beside")?.remove();
  const note = document.createElement("p");
  note.className = "line__beside";
  note.append(`Another version of the same entry, by ${entry.writer}. Both are kept. `);
  if (entry.pk) {
    const way = document.createElement("a");
    way.href = `${here}/merge/${entry.pk}`;
    way.textContent = "Make one of the two";
    note.append(way);
  }
  words.prepend(note);
}

function showRefused(edit) {
  notice(`${edit.refused} What you wrote: “${edit.line ?? ""}”`);
}

function showState(state, waiting) {
  if (state !== "saved" || !timers.size) tellState(state, waiting, here);
}

function find(entry) {
  return entry ? screen.querySelector(`.line[data-entry="${CSS.escape(entry)}"]`) : null;
}

function blank(entry) {
  const row = document.getElementById("line").content.firstElementChild.cloneNode(true);
  row.dataset.entry = entry;
  return row;
}

function ensureOpenLine(section) {
  const list = section.querySelector(".lines");
  const last = list.lastElementChild && boxOf(list.lastElementChild);
  if (!last || last.value !== "") list.append(blank(makeKey()));
  dress(list.lastElementChild);
}

function neighbour(row, step) {
  const rows = [...screen.querySelectorAll(".line")].filter((one) => boxOf(one));
  return rows[rows.indexOf(row) + step];
}

function focusOn(row, event) {
  if (!row) return;
  event?.preventDefault();
  const box = boxOf(row);
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}

screen.addEventListener("focusin", (event) => {
  const row = event.target.closest(".line");
  if (row) screen.dataset.last = row.dataset.entry;
});
