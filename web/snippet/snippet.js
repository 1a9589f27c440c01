// What the pasted snippet does. The first click shows what the second will do; only the second loads and stores.
// Written short: every byte stands in the pages of others. `mark` tells assistive technology whether the box is open.
(function () {
  var root = document.currentScript.parentNode, chat = new URL(root.dataset.chat), kind = root.dataset.kind;
  var flag = "parlour" + chat.pathname + "/" + kind, frame, over;
  function part(name) { return root.querySelector(".prlr-" + name); }
  function on(node, event, act) { node.addEventListener(event, act); }
  var open = part("open"), box = part("box");
  function hide() { if (box.open) box.close(); }
  function mark() { open.setAttribute("aria-expanded", box.open); }

  // Only called after the second click: the next page of this site opens the same chat.
  function remember(yes) {
    try {
      if (yes) sessionStorage.setItem(flag, 1);
      else sessionStorage.removeItem(flag);
    } catch (blocked) {}
  }
  function load() {
    frame = document.createElement("iframe");
    frame.title = box.getAttribute("aria-label");
    frame.referrerPolicy = "no-referrer";
    frame.allow = "";
    frame.src = chat;
    box.append(frame);
    root.classList.add("prlr-on");
  }

  on(open, "click", function () {
    if (box.open) return hide();
    if (frame) remember(1);
    if (kind == "popup") box.showModal();
    else box.show();
    mark();
    (frame || part("top")).focus();
  });
  on(part("yes"), "click", function () {
    remember(1);
    load();
    frame.focus();
  });
  on(part("no"), "click", hide);
  on(part("x"), "click", hide);
  on(box, "keydown", function (event) { if (event.key == "Escape") hide(); });
  on(box, "close", function () {
    mark();
    if (frame) remember();
    // After an erasure nothing of the visit is kept, not even its last screen.
    if (over) {
      frame.remove();
      frame = over = 0;
      root.classList.remove("prlr-on", "prlr-ready");
    }
    open.focus();
  });
  on(window, "message", function (event) {
    if (!frame || event.origin != chat.origin || event.source != frame.contentWindow) return;
    var word = event.data.parlour;
    if (word == "ready") root.classList.add("prlr-ready");
    if (word == "close") hide();
    if (word == "erased") {
      over = 1;
      remember();
    }
  });

  // Read only on a page that was reached from another page of this site, so a first view touches no storage.
  try {
    if (new URL(document.referrer).origin == location.origin && sessionStorage.getItem(flag)) {
      load();
      box.open = 1;
      mark();
    }
  } catch (none) {}
})();
