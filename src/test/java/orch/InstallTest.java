package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code orch install} and {@code orch uninstall}, with files that hold no program. */
class InstallTest {
  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory.toRealPath();
    orch = new Orch(home);
    FakeProgram.in(home);
  }

  /** Everything below a directory, as paths relative to it. */
  private List<String> files(String name) throws IOException {
    Path top = home.resolve(name);
    if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(top)) {
      return all.filter(one -> !Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
          .map(one -> top.relativize(one).toString().replaceFirst("orch/[0-9]+-[0-9]+/", "orch/N/"))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatWasPutWhereIsSaid() throws IOException {
    orch.with("PATH", "/bin:" + home + "/here/bin");
    Result installed = orch.run("install", "--prefix", "here").exits(0).saysOnly("");
    List<String> lines = installed.out().lines().toList();
    assertEquals("orch is installed: " + home + "/here/bin/orch", lines.get(0));
    assertTrue(lines.get(1).startsWith("  program: " + home + "/here/lib/orch/"), lines.get(1));
    assertEquals("  manual:  " + home + "/here/share/man/man1 (2 pages)", lines.get(2));
    assertEquals(
        "  completion: " + home + "/here/share/bash-completion/completions/orch", lines.get(3));
    assertEquals("  completion: " + home + "/here/share/zsh/site-functions/_orch", lines.get(4));
    assertEquals("  " + home + "/here/bin is on your PATH", lines.get(6));
    assertEquals("  to remove it: orch uninstall --prefix " + home + "/here", lines.get(7));
    assertEquals(
        List.of(
            "bin/orch",
            "lib/orch/N/bin/orch",
            "lib/orch/N/installed",
            "lib/orch/N/lib/classes.lst",
            "lib/orch/N/lib/jackson-1.jar",
            "lib/orch/N/lib/licences/MIT.txt",
            "lib/orch/N/lib/make-archive",
            "lib/orch/N/lib/orch.jar",
            "lib/orch/N/lib/orch.jsa",
            "lib/orch/N/lib/training/run",
            "lib/orch/N/share/bash-completion/completions/orch",
            "lib/orch/N/share/fish/vendor_completions.d/orch.fish",
            "lib/orch/N/share/man/man1/orch-config.1",
            "lib/orch/N/share/man/man1/orch.1",
            "lib/orch/N/share/zsh/site-functions/_orch",
            "share/bash-completion/completions/orch",
            "share/fish/vendor_completions.d/orch.fish",
            "share/man/man1/orch-config.1",
            "share/man/man1/orch.1",
            "share/zsh/site-functions/_orch"),
        files("here"));
    assertEquals("the launcher", Files.readString(home.resolve("here/bin/orch")));
    orch.with("PATH", "/bin");
    orch.run("install")
        .exits(0)
        .out()
        .lines()
        .filter(line -> line.contains("not on your PATH"))
        .forEach(
            line -> assertTrue(line.endsWith("export PATH=\"" + home + "/.local/bin:$PATH\"")));
    JsonNode json = orch.run("install", "-o", "json").exits(0).json();
    assertFalse(json.path("onPath").booleanValue());
    assertTrue(json.path("archive").booleanValue());
  }

  @ParameterizedTest
  @CsvSource({"junk --bogus", "--bogus", "junk", "--prefx there", "--prefix", "-o jsn"})
  void aWrongCommandLineInstallsNothing(String words) throws IOException {
    for (String command : List.of("install", "uninstall")) {
      orch.run((command + " --prefix here " + words).split(" ", -1)).exits(2).printsNothing();
    }
    orch.run("install", "junk", "--bogus").exits(2).says("does not take the argument \"junk\"");
    orch.run("install", "--prefx", "there")
        .exits(2)
        .says("hint: did you mean: orch install --prefix there");
    assertEquals(List.of(), files("here"));
    assertEquals(List.of(), files(".local"));
  }

  @Test
  void aDirectoryThatCannotBeUsedIsOneMessage() throws IOException {
    orch.file("plain", "");
    for (String bad : List.of("plain", "plain/below", "/proc/here")) {
      Result refused = orch.run("install", "--prefix", bad).exits(2).printsNothing();
      refused.says("orch: cannot install into " + home.resolve(bad) + ": ");
      refused.says("; nothing was installed; to install elsewhere: orch install --prefix ");
      assertEquals(2, refused.err().lines().count(), refused::toString);
      Result json = orch.run("install", "--prefix", bad, "-o", "json").exits(2).printsNothing();
      assertEquals(2, json.error().path("exitCode").asInt());
    }
    orch.run("install", "--prefix", "").exits(2).says("--prefix needs a directory");
    orch.run("install", "--prefix=").exits(2).says("--prefix needs a directory");
  }

  @Test
  void aCommandOfTheSameNameIsNotOverwritten() throws IOException {
    Files.createDirectories(home.resolve("here/bin"));
    orch.file("here/bin/orch", "another program");
    orch.run("install", "--prefix", "here")
        .exits(2)
        .says("/here/bin/orch is there already, and is not");
    assertEquals("another program", Files.readString(home.resolve("here/bin/orch")));
    orch.run("uninstall", "--prefix", "here").exits(2).says("it holds no orch");
    assertEquals(List.of("bin/orch"), files("here"));
  }

  @Test
  void aDryRunSaysTheSameAndInstallsNothing() throws IOException {
    Result dry = orch.run("install", "--prefix", "here", "--dry-run").exits(0).saysOnly("");
    assertTrue(
        dry.out().startsWith("orch would be installed: " + home + "/here/bin/orch\n"), dry::out);
    assertTrue(
        dry.out()
            .endsWith(
                "nothing was installed; to install it: orch install --prefix " + home + "/here\n"),
        dry::out);
    assertEquals(List.of(), files("here"));
    orch.run("install", "--prefix", "here").exits(0);
    List<String> before = files("here");
    Result undo = orch.run("uninstall", "--prefix", "here", "--dry-run").exits(0).saysOnly("");
    assertTrue(undo.out().startsWith("orch would be removed from " + home + "/here\n"), undo::out);
    assertEquals(before, files("here"));
  }

  @Test
  void anUninstallRemovesExactlyWhatTheInstallMade() throws IOException {
    Files.createDirectories(home.resolve("here/bin"));
    Files.createDirectories(home.resolve("here/share/man/man1"));
    Files.createDirectories(home.resolve("here/lib/orch"));
    orch.file("here/bin/other", "").file("here/share/man/man1/orchid.1", "");
    orch.file("here/lib/orch/mine", "");
    Files.createDirectories(home.resolve("here/share/zsh/site-functions"));
    orch.file("here/share/zsh/site-functions/_other", "");
    orch.run("install", "--prefix", "here").exits(0);
    orch.time().pass(Duration.ofMinutes(1));
    orch.run("install", "--prefix", "here").exits(0);
    try (Stream<Path> programs = Files.list(home.resolve("here/lib/orch"))) {
      Path program = programs.filter(Files::isDirectory).findFirst().orElseThrow();
      Files.writeString(program.resolve("lib/notes.txt"), "the user's");
    }
    orch.local("config", "list").exits(0);
    Result removed = orch.run("uninstall", "--prefix", "here").exits(0).saysOnly("");
    assertTrue(removed.out().startsWith("orch is removed from " + home + "/here\n"), removed::out);
    assertTrue(removed.out().contains("kept, because orch did not put it there: "), removed::out);
    assertTrue(
        removed
            .out()
            .contains("kept, because it is your data: " + home + "/.local/share/orch/local.db"),
        removed::out);
    assertEquals(
        List.of(
            "bin/other",
            "lib/orch/N/lib/notes.txt",
            "lib/orch/mine",
            "share/man/man1/orchid.1",
            "share/zsh/site-functions/_other"),
        files("here"));
    assertTrue(Files.exists(home.resolve(".local/share/orch/local.db")));
    orch.run("uninstall", "--prefix", "here").exits(2).says("it holds no orch");
  }

  @Test
  void directoriesThatTheInstallMadeGoToo() throws IOException {
    orch.run("install", "--prefix", "new/here").exits(0);
    orch.time().pass(Duration.ofMinutes(1));
    orch.run("install", "--prefix", "new/here").exits(0);
    JsonNode json = orch.run("uninstall", "--prefix", "new/here", "-o", "json").exits(0).json();
    assertEquals(home + "/new/here", json.path("prefix").asText());
    assertTrue(json.path("removed").toString().contains(home + "/new/here/bin/orch\""));
    assertFalse(Files.exists(home.resolve("new")));
  }

  @Test
  void anInstallOfAnEarlierOrchIsReplacedAndRemoved() throws IOException {
    for (String command : List.of("install", "uninstall")) {
      Path old = home.resolve("here/lib/orch/20250101000000-77");
      Files.createDirectories(old.resolve("lib"));
      Files.createDirectories(old.resolve("share/man/man1"));
      Files.createDirectories(home.resolve("here/bin"));
      Files.createDirectories(home.resolve("here/share/man/man1"));
      Files.writeString(old.resolve("lib/orch.jar"), "");
      Files.writeString(old.resolve("lib/install"), "");
      Files.writeString(old.resolve("share/man/man1/orch-gone.1"), "");
      orch.file("here/share/man/man1/orch-gone.1", "");
      Files.createSymbolicLink(
          home.resolve("here/bin/orch"), Path.of("../lib/orch/20250101000000-77/bin/orch"));
      orch.run(command, "--prefix", "here").exits(0);
      assertFalse(Files.exists(old));
      assertFalse(files("here").contains("share/man/man1/orch-gone.1"));
      orch.run("uninstall", "--prefix", "here");
      assertEquals(List.of(), files("here"));
    }
  }

  @Test
  void aListThatWasTamperedWithLeadsNowhereElse() throws IOException {
    orch.file("precious", "");
    orch.run("install", "--prefix", "here").exits(0);
    try (Stream<Path> programs = Files.list(home.resolve("here/lib/orch"))) {
      Path list = programs.findFirst().orElseThrow().resolve("installed");
      Files.writeString(list, Files.readString(list) + "../precious\n" + home + "/precious\n/\n");
    }
    orch.run("uninstall", "--prefix", "here").exits(0);
    assertTrue(Files.exists(home.resolve("precious")));
  }

  @Test
  void withoutAnArchiveItIsInstalledWithAWarning() throws IOException {
    FakeProgram.archive(home, "echo 'orch: the class-data archive could not be made' >&2; exit 1");
    orch.run("install", "--prefix", "here")
        .exits(0)
        .saysOnly("orch: warning: the class-data archive could not be made\n");
    orch.run("install", "--prefix", "here", "-o", "json").exits(0).saysJsonOnly();
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Files.delete(home.resolve("clone/target/orch/lib/classes.lst"));
    orch.run("install", "--prefix", "new/here").exits(2).says("classes.lst");
    assertFalse(Files.exists(home.resolve("new")));
  }

  @Test
  void anotherProgramThatStartsOrchHasNoFilesToInstall() throws IOException {
    Files.delete(home.resolve("clone/target/orch/lib/orch.jar"));
    for (String command : List.of("install", "uninstall")) {
      orch.run(command).exits(2).printsNothing().says("orch was not started by bin/orch");
    }
  }

  @Test
  void withoutAPrefixItIsInstalledForTheUserAndTheLineForThePathIsShown() throws IOException {
    orch.with("PATH", "/bin:/usr/bin");
    Result installed = orch.run("install").exits(0).saysOnly("");
    assertTrue(files(".local").contains("bin/orch"), installed::toString);
    String bin = home + "/.local/bin";
    assertTrue(
        installed
            .out()
            .contains(
                "  "
                    + bin
                    + " is not on your PATH; to run orch by name: export PATH=\""
                    + bin
                    + ":$PATH\"\n"),
        installed::out);
  }

  @Test
  void thePrefixMayBeWrittenInOneWord() throws IOException {
    orch.run("install", "--prefix=here/there").exits(0);
    assertTrue(files("here/there").contains("bin/orch"));
    assertTrue(files("here/there").contains("lib/orch/N/lib/licences/MIT.txt"));
    assertEquals(List.of(), files(".local"));
    orch.run("uninstall", "--prefix=here/there").exits(0);
    assertEquals(List.of(), files("here"));
  }
}
