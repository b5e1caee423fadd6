package orch.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who can change a file: by its mode, its owner, the directories above it and links to it. */
class OpenPlaceTest {
  private static final String UID = "unix:uid";
  private static final int STRANGER = 4711;

  private Path home;
  private Path directory;
  private Path file;

  @BeforeEach
  void tree(@TempDir Path temporary) throws IOException {
    home = mode(temporary.toRealPath(), "rwxr-xr-x");
    directory = mode(Files.createDirectories(home.resolve("a/b")), "rwxr-xr-x");
    mode(home.resolve("a"), "rwxr-xr-x");
    file = mode(Files.createFile(directory.resolve("file")), "rw-------");
  }

  private static Path mode(Path file, String mode) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static int owner(Path file) throws IOException {
    return (int) Files.getAttribute(file, UID, LinkOption.NOFOLLOW_LINKS);
  }

  private String problem(Path at) throws IOException {
    return OpenPlace.on(at).map(OpenPlace::problem).orElse("");
  }

  /**
   * Makes a file another user's: only root can, and everybody else looks at it as another user
   * would.
   *
   * @return the user who looks
   */
  private long giveAway(Path given) throws IOException {
    int me = owner(file);
    if (me != 0) {
      return me + 1L;
    }
    Files.setAttribute(given, UID, STRANGER, LinkOption.NOFOLLOW_LINKS);
    return me;
  }

  @Test
  void aFileOfOnesOwnIsNotOpen() throws IOException {
    assertEquals("", problem(file));
    mode(file, "rw-r--r--");
    assertEquals("", problem(file), "others can read it, and cannot change it");
    assertEquals("", problem(directory.resolve("missing")));
    assertEquals("", problem(directory.resolve("missing/deep/down")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw--w----", "rw-----w-", "rw-rw-r--"})
  void aFileThatOthersCanWriteToIsOpen(String mode) throws IOException {
    mode(file, mode);
    OpenPlace open = OpenPlace.on(file).orElseThrow();
    assertEquals("others can write to " + file + " (" + mode + ")", open.problem());
    assertEquals("to close it: chmod go-w " + file, open.remedy());
  }

  @Test
  void aFileOfAnotherUserIsOpen() throws IOException {
    long me = giveAway(file);
    // Its owner can change it, whatever its mode; of the directories, only this one is looked at.
    mode(home, "rwx------");
    OpenPlace open = OpenPlace.on(file, me).orElseThrow();
    assertEquals(
        "the user " + Files.getOwner(open.path()).getName() + " owns " + open.path(),
        open.problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x", "rwx---rwx"})
  void aDirectoryThatOthersCanWriteToOpensWhatIsBelow(String mode) throws IOException {
    mode(home.resolve("a"), mode);
    String problem = "others can write to " + home.resolve("a") + " (" + mode + ")";
    assertEquals(problem, problem(file));
    assertEquals(problem, problem(directory.resolve("missing")));
    mode(directory, "rwx------");
    assertEquals(problem, problem(file), "the closed directory itself can be replaced");
  }

  @Test
  void whereNobodyElseGetsInNothingIsOpen() throws IOException {
    mode(home.resolve("a"), "rwx------");
    mode(directory, "rwxrwxrwx");
    assertEquals("", problem(file));
  }

  @Test
  void theStickyBitClosesADirectory() throws Exception {
    assertEquals(0, new ProcessBuilder("chmod", "1777", directory.toString()).start().waitFor());
    assertEquals("", problem(file));
  }

  @Test
  void everyLinkOnTheWayIsLookedAt() throws IOException {
    Path open = Files.createDirectory(home.resolve("open"));
    Path second = Files.createSymbolicLink(open.resolve("second"), file);
    Path first = Files.createSymbolicLink(directory.resolve("first"), second);
    assertEquals("", problem(first));
    mode(open, "rwxrwxrwx");
    assertEquals("others can write to " + open + " (rwxrwxrwx)", problem(first));
    mode(open, "rwxr-xr-x");
    mode(file, "rw-rw----");
    assertEquals("others can write to " + file + " (rw-rw----)", problem(first));
  }

  @Test
  void aNameFromSomebodyElseRunsNothingWhenTheRemedyIsPasted() throws IOException {
    Path odd = mode(Files.createFile(directory.resolve("a'; touch b")), "rw-rw----");
    assertEquals(
        "to close it: chmod go-w '" + directory + "/a'\\''; touch b'",
        OpenPlace.on(odd).orElseThrow().remedy());
  }

  @Test
  void linksInACircleAreAnError() throws IOException {
    Path one = directory.resolve("one");
    Path other = Files.createSymbolicLink(directory.resolve("other"), one);
    Files.createSymbolicLink(one, other);
    assertThrows(FileSystemException.class, () -> OpenPlace.on(one));
  }
}
