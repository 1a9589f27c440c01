//! Files: which message carries one, and its parts, as they are sealed.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{self, file::FileRow, message::MessageRow};
use domain::id::{ConversationId, FileId};

impl Reader<'_> {
    /// A file of a conversation, with the message that carries it and says what it is.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn file(&mut self, conversation: ConversationId, file: FileId) -> Result<Option<(FileRow, MessageRow)>, Fault> {
        let Some(row) = tables::file::get(self.db, conversation, file)? else { return Ok(None) };
        Ok(tables::message::get(self.db, conversation, row.message)?.map(|message| (row, message)))
    }

    /// A part of a file, sealed. Whoever asks has read the file's row, and with it whose it is.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn file_part(&mut self, file: FileId, part: u32) -> Result<Option<Vec<u8>>, Fault> {
        tables::file_part::get(self.db, file, part)
    }
}
