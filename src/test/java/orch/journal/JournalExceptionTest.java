package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalExceptionTest {
  @Test
  void theReasonIsTheSystemsWhateverExceptionJavaMakesOfIt() {
    Map<IOException, String> reasons =
        Map.of(
            new IOException("No space left on device"), "No space left on device",
            new FileNotFoundException("/j/x (Read-only file system)"), "Read-only file system",
            new FileSystemException("/j/x", null, "Read-only file system"), "Read-only file system",
            new AccessDeniedException("/j/x"), "Permission denied",
            new NoSuchFileException("/j/x"), "No such file or directory");
    reasons.forEach(
        (cause, reason) ->
            assertEquals(
                "the journal cannot be written: /j: " + reason,
                JournalException.unwritable(Path.of("/j"), cause).getMessage()));
  }
}
