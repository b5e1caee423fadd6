package orch.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * The journal cannot be read or written. The message names the file and the system's reason. While
 * the journal cannot be read, any write may be in doubt.
 */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1L;

  private JournalException(String message, IOException cause) {
    super(message, cause);
  }

  static JournalException unreadable(Path file, IOException cause) {
    return of("read", file, cause);
  }

  static JournalException unwritable(Path file, IOException cause) {
    return of("written", file, cause);
  }

  private static JournalException of(String verb, Path file, IOException cause) {
    return cause instanceof JournalException known
        ? known
        : new JournalException(
            "the journal cannot be " + verb + ": " + file + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof FileNotFoundException && message.endsWith(")")) {
      // Java appends the system's reason in brackets to the file's name.
      return message.substring(message.lastIndexOf('(') + 1, message.length() - 1);
    }
    if (cause instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
      return "Not a directory";
    }
    boolean hasReason = cause instanceof FileSystemException detail && detail.getReason() != null;
    return hasReason ? String.valueOf(((FileSystemException) cause).getReason()) : message;
  }
}
