// Takes the letter's secret from behind the `#` of the address into the form, so that one click is enough. Without script it is pasted.

const field = document.getElementById("secret");
const secret = location.hash.slice(1);
if (secret && field instanceof HTMLInputElement) {
  field.value = secret;
  document.getElementById("secret-field")?.toggleAttribute("hidden", true);
  // The address in the bar and in the history holds no secret any more.
  history.replaceState(null, "", location.pathname + location.search);
}
