package orch.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
  @TempDir private Path directory;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void hasOnly(String... names) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of(names), files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aFileThatWasChangedMeanwhileIsNotReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "one");
    for (String now : List.of("two", "on", "one more")) {
      Files.writeString(file, now);
      assertFalse(ReplacedFile.replace(file, bytes("one"), bytes("new")));
      assertEquals(now, Files.readString(file));
    }
    Files.writeString(file, "one");
    assertTrue(ReplacedFile.replace(file, bytes("one"), bytes("new")));
    assertEquals("new", Files.readString(file));
    hasOnly("a");
  }

  @Test
  void aFileThatIsGoneIsNotMadeAgain() throws IOException {
    Path file = directory.resolve("a");
    assertThrows(
        NoSuchFileException.class, () -> ReplacedFile.replace(file, bytes("one"), bytes("new")));
    hasOnly();
  }

  @Test
  void aNewFileDoesNotReplaceAnother() throws IOException {
    Path file = directory.resolve("a");
    ReplacedFile.create(file, bytes("one"));
    assertThrows(FileAlreadyExistsException.class, () -> ReplacedFile.create(file, bytes("two")));
    assertEquals("one", Files.readString(file));
    Path link = Files.createSymbolicLink(directory.resolve("b"), Path.of("nowhere"));
    assertThrows(FileAlreadyExistsException.class, () -> ReplacedFile.create(link, bytes("two")));
    hasOnly("a", "b");
  }
}
