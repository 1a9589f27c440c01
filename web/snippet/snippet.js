// What the pasted snippet does. The first click shows what the second will do; only the second loads and stores.
// Written short and for old browsers: every byte stands in the pages of others. Short names: `r` the whole, `d` its data, `c` the chat's
// address, `g` the flag's name, `p` the parts in the order of the page (button, box, title, yes, no, and what closes it while it loads),
// `o` the button that opens, `b` the box, `f` the frame, `x` whether the visit was erased, `e` an event.
(function () {
  var r = document.currentScript.parentNode, d = r.dataset, c = new URL(d.chat), g = "parlour" + c.pathname + "/" + d.kind;
  var p = r.querySelectorAll("button,dialog,b"), o = p[0], b = p[1], f, x;
  function hide() { b.close(); }
  // Tells assistive technology whether the box is open.
  function mark() { o.setAttribute("aria-expanded", b.open); }
  function show() { delete d.wait; }

  // Only called after the second click: the next page of this site opens the same chat.
  function keep(yes) {
    try {
      if (yes) sessionStorage.setItem(g, 1);
      else sessionStorage.removeItem(g);
    } catch (e) {}
  }
  function load() {
    f = document.createElement("iframe");
    f.title = b.getAttribute("aria-label");
    f.referrerPolicy = "no-referrer";
    f.src = c;
    b.append(f);
    b.dataset.on = 1;
  }
  o.onclick = function () {
    if (b.open) return hide();
    if (f) keep(1);
    if (d.kind == "popup") b.showModal();
    else b.show();
    mark();
    delete o.dataset.new;
    (f || p[2]).focus();
  };
  p[3].onclick = function () {
    keep(1);
    load();
    f.focus();
  };
  p[4].onclick = p[5].onclick = hide;
  b.onkeydown = function (e) { if (e.key == "Escape") hide(); };
  b.onclose = function () {
    mark();
    if (f) keep();
    // After an erasure nothing of the visit is kept, not even its last screen.
    if (x) {
      f.remove();
      f = x = 0;
      delete b.dataset.on;
    }
    o.focus();
  };
  addEventListener("message", function (e) {
    if (!f || e.origin != c.origin || e.source != f.contentWindow) return;
    var word = e.data.parlour, n = e.data.count | 0;
    if (word == "ready") b.dataset.on = 2;
    if (word == "close") hide();
    if (word == "erased") {
      x = 1;
      keep();
    }
    if (word == "unread") {
      delete o.dataset.new;
      if (n > 0 && !b.open) o.dataset.new = n;
    }
  });
  //wait//

  // Read only on a page that was reached from another page of this site, so a first view touches no storage.
  try {
    if (!document.referrer.indexOf(location.origin + "/") && sessionStorage.getItem(g)) {
      load();
      b.open = 1;
      show();
      mark();
    }
  } catch (e) {}
})();
