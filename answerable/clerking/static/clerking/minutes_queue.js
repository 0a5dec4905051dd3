// What was typed, kept on this computer until the server has it: drafts (a line while it is typed) and edits (in the
// order in which they are to be sent). Kept in IndexedDB, so that they outlive the page, the browser and the server.

const STORES = ["drafts", "edits"];

export async function openQueue(place) {
  const opening = indexedDB.open("answerable-minutes", 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("drafts", { keyPath: ["place", "entry"] });
    opening.result.createObjectStore("edits", { keyPath: "number", autoIncrement: true });
  };
  return new Queue(await done(opening), place);
}

// A key that nobody else makes; also where the page is not reached through https, which `randomUUID` insists upon.
export function makeKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

class Queue {
  // `place` is one person at one meeting: nobody's words are sent in the name of another.
  constructor(database, place) {
    this.database = database;
    this.place = place;
  }

  // Do `work` with both stores in one transaction; it is on the disk when the promise is kept.
  _write(work, durability) {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORES, "readwrite", { durability });
      work(...STORES.map((name) => transaction.objectStore(name)));
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  // Keep a line as it stands while it is typed.
  draft(edit) {
    return this._write((drafts) => drafts.put({ ...edit, place: this.place }), "relaxed");
  }

  // A line that was emptied before it was ever sent.
  forget(entry) {
    return this._write((drafts) => drafts.delete([this.place, entry]), "relaxed");
  }

  // Put an edit at the end of what is to be sent; the draft that it was made of is done with.
  add(edit) {
    return this._write((drafts, edits) => {
      edits.add({ ...edit, place: this.place });
      if (edit.entry) drafts.delete([this.place, edit.entry]);
    }, "strict");
  }

  // The server has these, or answered that it cannot take one in (`refused`: kept, with its words, and not sent again).
  settle(keys, refused = new Map()) {
    return this._write((_drafts, edits) => {
      edits.openCursor().onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor) return;
        if (refused.has(cursor.value.key)) cursor.update({ ...cursor.value, refused: refused.get(cursor.value.key) });
        else if (keys.has(cursor.value.key)) cursor.delete();
        cursor.continue();
      };
    }, "strict");
  }

  async drafts() {
    const rows = await done(this.database.transaction("drafts").objectStore("drafts").getAll());
    return rows.filter((row) => row.place === this.place);
  }

  async edits() {
    const rows = await done(this.database.transaction("edits").objectStore("edits").getAll());
    return rows.filter((row) => row.place === this.place);
  }

  // How many edits of the same meeting wait here for another person to sign in.
  async others() {
    const [meeting] = this.place.split("|");
    const rows = await done(this.database.transaction("edits").objectStore("edits").getAll());
    return rows.filter((row) => row.place !== this.place && row.place.startsWith(`${meeting}|`)).length;
  }
}
