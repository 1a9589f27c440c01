// @ts-check
// Decides what the console does beyond plain HTML. Every page works without it; text only ever becomes text nodes, never
// markup.

import { CommandPalette, listen } from "./commands.js";
import { startWriting } from "./composer.js";
import { LiveConversation, LivePrivate } from "./conversation.js";
import { LiveInbox } from "./inbox.js";
import { InsertList } from "./insert.js";
import { CallMe, countInTitle } from "./notify.js";
import { takeOver } from "./page.js";
import { UsePasskey } from "./passkeys.js";
import { PrintButton, SignIn } from "./sign-in.js";
import { localTimes, tellZone } from "./times.js";
import "./settings.js";

localTimes(document);
tellZone();
customElements.define("insert-list", InsertList);
customElements.define("live-inbox", LiveInbox);
customElements.define("live-conversation", LiveConversation);
customElements.define("live-private", LivePrivate);
customElements.define("call-me", CallMe);
customElements.define("command-palette", CommandPalette);
customElements.define("sign-in", SignIn);
customElements.define("use-passkey", UsePasskey);
customElements.define("print-button", PrintButton);
takeOver();
startWriting();
listen();
countInTitle();
for (const event of ["parlour:page", "parlour:waiting"]) addEventListener(event, countInTitle);
