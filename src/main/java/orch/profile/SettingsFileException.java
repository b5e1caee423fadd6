package orch.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The machine does not let orch read or write a file of settings; the command line is fine. */
public final class SettingsFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param done what could not be done to the file: {@code read} or {@code written}
   */
  SettingsFileException(Path file, String done, IOException cause) {
    super(file + " cannot be " + done + ": " + reason(cause), cause);
  }

  /** Why the system refused, in words for people. */
  static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file is in the place of its directory";
    }
    String reason =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return reason == null ? "the system gave no reason" : reason;
  }
}
