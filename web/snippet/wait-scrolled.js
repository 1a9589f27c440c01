// An opening rule shows the button and nothing else. This one when so many per cent of the page were scrolled.
function look() {
  if (scrollY * 100 >= (document.documentElement.scrollHeight - innerHeight) * d.wait) show();
}
addEventListener("scroll", look);
addEventListener("load", look);
