package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import orch.Orch;
import orch.Result;
import orch.names.NameFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that commands keep for completion. */
class NamesTest {
  private Orch orch;
  private Path file;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
    file = home.resolve(".cache/orch/names/profile-local");
  }

  private Result create(String name) {
    return orch.local(
            "config",
            "create",
            "--name",
            name,
            "--description",
            "d",
            "--grouping",
            "profile",
            "--memory-store",
            "mem_store_x",
            "--wait",
            "-q",
            "-o",
            "name")
        .exits(0);
  }

  private List<String> names(String... words) {
    return orch.run(Orch.joined(new String[] {"__completeNoDesc"}, words))
        .exits(0)
        .out()
        .lines()
        .filter(line -> !line.startsWith(":"))
        .toList();
  }

  private List<String> offered() {
    return names("-p", "local", "config", "get", "").stream()
        .filter(name -> !name.startsWith("conv_configuration_"))
        .toList();
  }

  @Test
  void aCreateAnUpdateAndADeleteAreSeenAtOnce() {
    String id = create("My Support Config").out().strip();
    assertEquals(List.of("My Support Config", id), names("-p", "local", "config", "get", ""));
    orch.local("config", "update", id, "--name", "new", "--wait", "-q").exits(0);
    assertEquals(List.of("new"), offered());
    orch.local("config", "delete", id, "--yes", "--wait", "-q").exits(0);
    assertEquals(List.of(), offered());
    assertEquals(3, names("-p", "local", "config", "wait", "").size());
    orch.run("__complete", "-p", "local", "config", "wait", "proc_").says("").exits(0);
  }

  @Test
  void memoryStoresAreSeenByTheirCommands() throws IOException {
    String id =
        orch.local("store", "create", "--name", "new", "--wait", "-o", "name")
            .exits(0)
            .out()
            .strip();
    assertEquals(List.of("new", id), names("-p", "local", "store", "get", ""));
    assertEquals(
        List.of(id), names("-p", "local", "config", "create", "--memory-store", "mem_store_"));
    Files.writeString(file, "store\tmem_store_old\told\n");
    orch.local("store", "get", "new").exits(0);
    assertEquals(List.of("new", id), names("-p", "local", "store", "get", ""));
    Files.writeString(file, "store\tmem_store_old\told\n");
    orch.local("store", "get", id).exits(0);
    assertEquals(List.of("old", "new"), names("-p", "local", "store", "get", "").subList(0, 2));
    orch.local("store", "list").exits(0);
    orch.local("config", "list").exits(0);
    assertEquals(List.of("new", id), names("-p", "local", "store", "get", ""));
    assertEquals(List.of(), names("-p", "local", "config", "get", ""));
  }

  @Test
  void aListReplacesWhatIsThere() throws IOException {
    create("one");
    create("two");
    Files.writeString(file, "configuration\tconv_configuration_old\told\n");
    orch.local("config", "list", "--limit", "1").exits(0);
    assertTrue(offered().contains("old"), "a part of the list replaces nothing");
    orch.local("config", "list", "--filter", "displayName=one").exits(0);
    assertEquals(List.of("one", "two"), offered().stream().sorted().toList());
    assertEquals(2, Files.readAllLines(file).size());
  }

  @Test
  void whatGetShowsIsAdded() throws IOException {
    String id = create("one").out().strip();
    Files.delete(file);
    orch.local("config", "get", id).exits(0);
    assertEquals(List.of("one"), offered());
  }

  @Test
  void theFileIsForItsOwnerOnlyAndIsNotLeftHalfWritten() throws IOException {
    create("one");
    orch.local("config", "list").exits(0);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aCacheThatCannotBeWrittenIsNoFailure() throws IOException {
    Files.writeString(orch.home().resolve(".cache"), "a file where a directory should be");
    create("one");
    orch.local("config", "list").exits(0).saysOnly("");
    assertEquals(List.of(), offered());
  }

  @Test
  void namesThatCannotBeTypedAreNotKept() {
    assertEquals("configuration\tc\ta b", NameFile.configuration("c", "a b"));
    for (String name : List.of("a\tb", "a\nb", "a\033[2Jb", "a".repeat(501))) {
      assertEquals("configuration\tc\t", NameFile.configuration("c", name));
    }
  }

  @Test
  void aDryRunAndAMistakeWriteNothing() {
    orch.local("config", "create", "--name", "x", "--dry-run");
    orch.local("config", "get", "nobody").exits(5);
    assertFalse(Files.exists(file));
  }

  @Test
  void theFileStaysSmall() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "configuration\tconv_configuration_a\tsame\n".repeat(30_000));
    create("one");
    assertEquals(List.of("same", "one"), offered());
    assertTrue(Files.size(file) < 1000, () -> file + " is large");
  }
}
