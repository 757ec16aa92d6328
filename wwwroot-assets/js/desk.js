// What the browser does for every page: keys, the report that somebody is here, typed words kept until they are sent.
let listener = null, pending = "", pendingAt = 0;

const typing = target => target.closest("input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]");

const wide = matchMedia("(min-width: 1600px)");

export function listen(dotnet) {
  listener = dotnet;
  document.body.dataset.interactive = "";
  wide.onchange = () => listener?.invokeMethodAsync("Widen", wide.matches);
  return wide.matches;
}

document.addEventListener("keydown", event => {
  if (!listener || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const key = event.key;
  if (typing(event.target)) {
    if (key === "Escape" && event.target.closest("[role=dialog]")) listener.invokeMethodAsync("Press", key);
    else if (key === "Escape") event.target.blur();
    return;
  }
  if (key === "/") {
    event.preventDefault();
    document.getElementById("search")?.focus();
    return;
  }
  const now = Date.now();
  if (pending && now - pendingAt < 1500) {
    const chord = `${pending} ${key}`;
    pending = "";
    event.preventDefault();
    listener.invokeMethodAsync("Press", chord);
    return;
  }
  if (key === "g") {
    pending = key;
    pendingAt = now;
    return;
  }
  if (key.length === 1 || key === "Escape") listener.invokeMethodAsync("Press", key);
  const idle = event.target === document.body || event.target.tagName === "H1";
  if ((key === "ArrowRight" || key === "ArrowLeft") && event.target.closest("[data-tree]")) {
    event.preventDefault();
    listener.invokeMethodAsync("Press", key);
  }
  if ((key === "ArrowDown" || key === "ArrowUp" || key === "Enter") && (idle || event.target.closest("[data-list]"))) {
    if (key === "Enter" && event.target.closest("a, button, summary")) return;
    event.preventDefault();
    listener.invokeMethodAsync("Press", key);
  }
});

// The session lives while somebody is here: keys and clicks are reported, at most once a minute; timers and news are not.
const idleMinutes = Number(document.body.dataset.idleMinutes || 0);
let touched = Date.now(), used = Date.now();
for (const kind of ["pointerdown", "keydown"])
  document.addEventListener(kind, () => {
    used = Date.now();
    if (idleMinutes && used - touched > 60000) {
      touched = used;
      fetch("/session/touch", { cache: "no-store" });
    }
  }, { passive: true });
if (idleMinutes)
  setInterval(() => {
    if (Date.now() - used > idleMinutes * 60000) {
      sessionStorage.clear();
      document.body.replaceChildren();
      location.assign("/sign-in?idle=1");
    }
  }, 5000);

document.addEventListener("click", event => {
  if (!event.target.closest("[data-reload]")) return;
  event.preventDefault();
  location.reload();
});

// Typed words survive a lost connection: they wait in this tab until they were sent.
document.addEventListener("input", event => {
  const key = event.target.dataset?.draft;
  if (key) sessionStorage.setItem(`draft:${key}`, event.target.value);
});

export const draft = key => sessionStorage.getItem(`draft:${key}`) ?? "";
export const forget = key => sessionStorage.removeItem(`draft:${key}`);

export function reveal(id) {
  document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}

export function focus(id) {
  document.getElementById(id)?.focus();
}
