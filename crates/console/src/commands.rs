//! Decides which commands there are, by which keys they run, and what they are called: the palette, the help and the script
//! read this one table.

use locale::Key;

/// Something a member can do from anywhere on a page by keyboard.
pub(crate) struct Command {
    /// The name by which the script finds what runs it: an element with the same `data-command`.
    pub(crate) id: &'static str,
    /// The keys, one after the other, parted by a space; empty where it stands in the palette alone.
    pub(crate) keys: &'static str,
    /// What it is called.
    pub(crate) label: Key,
    /// Where it leads, where it is a place.
    pub(crate) href: &'static str,
}

const fn act(id: &'static str, keys: &'static str, label: Key) -> Command {
    Command { id, keys, label, href: "" }
}

const fn place(id: &'static str, keys: &'static str, label: Key, href: &'static str) -> Command {
    Command { id, keys, label, href }
}

/// Every command, in the order of the palette: what is done with a conversation, with the list, then the places.
pub(crate) const COMMANDS: [Command; 22] = [
    act("reply", "r", Key::ConsoleCommandReply),
    act("note", "n", Key::ConsoleCommandNote),
    act("take", "m", Key::ConsoleConversationTake),
    act("assign", "a", Key::ConsoleActAssign),
    act("priority", "p", Key::ConsoleActPriority),
    act("snooze", "s", Key::ConsoleActSnooze),
    act("tag", "t", Key::ConsoleActTags),
    act("close", "e", Key::ConsoleConversationClose),
    act("next", "j", Key::ConsoleCommandNext),
    act("previous", "k", Key::ConsoleCommandPrevious),
    act("open", "o", Key::ConsoleCommandOpen),
    act("select", "x", Key::ConsoleCommandSelect),
    act("search", "/", Key::ConsoleCommandSearch),
    place("go-inbox", "g i", Key::ConsoleNavInbox, "/console/inbox"),
    place("go-mine", "g m", Key::ConsoleCommandMine, "/console/inbox?view=mine"),
    place("go-contacts", "g c", Key::ConsoleNavContacts, "/console/contacts"),
    place("go-tasks", "g t", Key::ConsoleNavTasks, "/console/tasks"),
    place("go-overview", "g o", Key::ConsoleNavOverview, "/console/overview"),
    place("go-ledger", "g l", Key::ConsoleNavLedger, "/console/ledger"),
    place("go-settings", "g s", Key::ConsoleNavSettings, "/console/settings"),
    act("away", "", Key::ConsoleCommandAway),
    act("help", "?", Key::ConsoleCommandHelp),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_name_or_keys_and_none_hides_another() {
        for (at, one) in COMMANDS.iter().enumerate() {
            for other in COMMANDS.iter().skip(at + 1) {
                assert_ne!(one.id, other.id);
                assert!(one.keys.is_empty() || one.keys != other.keys, "{} and {}", one.id, other.id);
            }
            let first = one.keys.split(' ').next().unwrap_or_default();
            let hidden = COMMANDS.iter().any(|other| other.keys == first && one.keys.contains(' '));
            assert!(!hidden, "{} is never reached", one.id);
        }
    }
}
