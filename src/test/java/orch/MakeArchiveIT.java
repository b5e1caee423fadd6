package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make-archive} with a Java that only writes files: an archive that was not made, or fails
 * its test, never takes the place of the former one.
 */
class MakeArchiveIT {
  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory.toRealPath();
    machine = new Launched(directory);
    Files.createDirectories(home.resolve("lib/native"));
    Files.createDirectories(home.resolve("tools"));
    Files.copy(
        Launched.CHECKOUT.resolve("src/main/dist/make-archive"), home.resolve("lib/make-archive"));
    for (String former : List.of("orch.jsa", "orch.jsa.ok", "native/library")) {
      Files.writeString(home.resolve("lib").resolve(former), "former");
    }
    Files.writeString(
        home.resolve("lib/classes.lst"),
        "# help http https orch\na\n# http https orch\nb\n# https orch\nc\n# orch\nd\n");
  }

  private void program(String file, String... lines) throws IOException {
    Path program = home.resolve(file);
    Files.writeString(program, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * A Java that makes an archive.
   *
   * @param dump what it does to make one, in the file "$archive"
   * @param run what it does to run orch
   */
  private void java(String dump, String run) throws IOException {
    program(
        "java",
        "for word; do case $word in",
        "  -XX:SharedArchiveFile=*) archive=${word#*=} ;;",
        "  orch.server.store.NativeLibrary) library=true ;;",
        "  -Xshare:dump) dump=true ;;",
        "esac; done",
        "for last; do :; done",
        "[ -z \"${library:-}\" ] || { echo fresh > \"$last/library\"; exit; }",
        "[ -z \"${dump:-}\" ] || { " + dump + "; exit; }",
        run);
  }

  private Result make() throws Exception {
    return machine.shell(
        "umask 022; PATH=$PWD/tools:$PATH; export PATH; sh lib/make-archive $PWD/java");
  }

  private String content(String name) throws IOException {
    return Files.readString(home.resolve("lib").resolve(name)).strip();
  }

  /** Nothing but the files of an install is left. */
  private void nothingIsLeftBehind(String... made) throws IOException {
    List<String> expected = new ArrayList<>(List.of(made));
    expected.addAll(List.of("classes.lst", "make-archive", "native", "orch.jsa", "orch.jsa.ok"));
    Collections.sort(expected);
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(expected, names);
    }
  }

  private void theFormerArchiveStays() throws IOException {
    assertEquals("former", content("orch.jsa"));
    assertEquals("former", content("orch.jsa.ok"));
    nothingIsLeftBehind();
  }

  @Test
  void anArchiveThatPassesItsTestTakesThePlaceOfTheFormerAndIsMarkedWithItsJava() throws Exception {
    java("echo made > \"$archive\"", "echo \"orch $last\"");
    make().exits(0).printsNothing().saysOnly("");
    assertEquals("made", content("orch.jsa"));
    assertEquals(home + "/java", content("orch.jsa.ok"));
    assertEquals("fresh", content("native/library"));
    Path mark = home.resolve("lib/orch.jsa.ok");
    Path archive = home.resolve("lib/orch.jsa");
    assertTrue(
        Files.getLastModifiedTime(mark).compareTo(Files.getLastModifiedTime(archive)) >= 0,
        "the launcher uses no archive that is newer than its mark");
    nothingIsLeftBehind("help.jsa", "http.jsa", "https.jsa");
  }

  @Test
  void helpPagesAndCallsHaveArchivesOfTheirOwnOfThePartsOfTheListThatNameThem() throws Exception {
    java(
        "for word; do case $word in -XX:SharedClassListFile=*) grep -v '^#' \"${word#*=}\" >"
            + " \"$archive\" ;; esac; done",
        "echo \"orch $last\"");
    make().exits(0);
    assertEquals("a", content("help.jsa"));
    assertEquals("a\nb", content("http.jsa"));
    assertEquals("a\nb\nc", content("https.jsa"));
    assertEquals("a\nb\nc\nd", content("orch.jsa"));
  }

  @Test
  void anArchiveThatChangesTheOutputIsNotUsed() throws Exception {
    for (String word : List.of("--version", "--help")) {
      java(
          "echo made > \"$archive\"",
          "[ -z \"${archive:-}\" ] || [ \"$last\" != " + word + " ] || echo more; echo orch");
      make()
          .exits(1)
          .printsNothing()
          .says("the output of orch " + word + " changes with the archive. orch works without it");
      theFormerArchiveStays();
    }
  }

  @Test
  void anArchiveWithWhichOrchFailsIsNotUsed() throws Exception {
    java("echo made > \"$archive\"", "[ -z \"${archive:-}\" ] || exit 1; echo orch");
    make().exits(1).says("orch --version fails with the archive. orch works without it");
    theFormerArchiveStays();
    java("echo made > \"$archive\"", "exit 1");
    make().exits(1).says("orch --version fails even without the archive");
    theFormerArchiveStays();
  }

  @Test
  void theTestVerifiesEveryByteOfTheArchive() throws Exception {
    java("echo made > \"$archive\"", "echo \"$@\" >> \"$HOME/log\"; echo orch");
    make().exits(0);
    List<String> tests =
        Files.readAllLines(home.resolve("log")).stream()
            .filter(line -> line.contains("SharedArchiveFile"))
            .toList();
    assertEquals(8, tests.size());
    for (String test : tests) {
      assertTrue(test.contains("-Xshare:on ") && test.contains("-XX:+VerifySharedSpaces "), test);
    }
  }

  @Test
  void aJavaThatCannotMakeOneIsAMessage() throws Exception {
    java("exit 1", "echo orch");
    make().exits(1).printsNothing().says("could not be made: java -Xshare:dump failed");
    theFormerArchiveStays();
  }

  @Test
  void withoutAPlaceToWorkNothingIsDone() throws Exception {
    java("echo made > \"$archive\"", "echo orch");
    program("java", "echo \"$@\" >> \"$HOME/log\"");
    program("tools/mktemp", "exit 1");
    assertFalse(make().exit() == 0);
    assertFalse(Files.exists(home.resolve("log")), "Java was started");
    assertEquals("former", content("native/library"));
    theFormerArchiveStays();
  }

  @Test
  void anArchiveThatCannotBeMovedIsAFailure() throws Exception {
    java("echo made > \"$archive\"", "echo orch");
    program("tools/mv", "case $* in *jsa*) exit 1 ;; *) exec /bin/mv \"$@\" ;; esac");
    assertFalse(make().exit() == 0);
    theFormerArchiveStays();
  }

  /** A script that writes "trained" and more into the file of each cache. */
  private static String caches(String more) {
    return "for name in help http https orch; do echo trained "
        + more
        + " > \"$2/$name.jsa\"; done";
  }

  /** A Java of this version, and the script that would train it. */
  private void trained(String version, String train, String run) throws Exception {
    java(
        "echo plain > \"$archive\"",
        "[ \"$last\" != -version ] || { echo 'openjdk version \""
            + version
            + "\"'; exit; }; "
            + run);
    Files.createDirectories(home.resolve("lib/training"));
    program("lib/training/run", train);
  }

  @Test
  void fromJava25UpTheArchiveIsACacheMarkedWithItsCollector() throws Exception {
    for (String version : List.of("25.0.3", "26-ea", "30", "100.1")) {
      trained(version, caches("\"$1\" \"${3:-}\""), "echo orch");
      make().exits(0).printsNothing().saysOnly("");
      for (String name : List.of("help", "http", "https", "orch")) {
        assertEquals("trained " + home + "/java", content(name + ".jsa"));
      }
      assertEquals(home + "/java\n-XX:+UseSerialGC", content("orch.jsa.ok"));
    }
    for (String version : List.of("17.0.15", "21.0.2", "24", "1.8.0_402")) {
      trained(version, caches(""), "echo orch");
      make().exits(0).printsNothing().saysOnly("");
      assertEquals("plain", content("orch.jsa"));
      assertEquals(home + "/java", content("orch.jsa.ok"));
    }
  }

  @Test
  void whereNoCacheCanBeMadeThereIsAPlainArchiveAndTheReason() throws Exception {
    trained("25", "echo 'no port' >&2; exit 1", "echo orch");
    make().exits(0).printsNothing().saysOnly("no port\n");
    assertEquals("plain", content("orch.jsa"));
    assertEquals(home + "/java", content("orch.jsa.ok"));
    trained(
        "25",
        caches(""),
        "[ -z \"${archive:-}\" ] || ! grep -q trained \"$archive\" || echo more; echo orch");
    make().exits(0);
    assertEquals("plain", content("orch.jsa"));
    assertEquals(home + "/java", content("orch.jsa.ok"));
  }

  /** A distribution's own runtime is marked by its place, because the directory may move. */
  @Test
  void theArchiveThatBelongsToTheRuntimeBesideIsKeptWhenItPassesItsTest() throws Exception {
    String failing =
        "[ -z \"${archive:-}\" ] || ! grep -q former \"$archive\" || exit 1; echo orch";
    String failingWhenDamaged = failing.replace("former", "damaged");
    trained("25", caches(""), failingWhenDamaged);
    Files.writeString(home.resolve("lib/help.jsa"), "former");
    Files.writeString(home.resolve("lib/https.jsa"), "damaged");
    Files.createDirectories(home.resolve("runtime/bin"));
    Files.createLink(home.resolve("runtime/bin/java"), home.resolve("java"));
    make().exits(0).printsNothing().saysOnly("");
    assertEquals("former", content("orch.jsa"));
    assertEquals("former", content("help.jsa"));
    assertFalse(Files.exists(home.resolve("lib/https.jsa")), "its test fails");
    assertEquals("../runtime/bin/java\n-XX:+UseSerialGC", content("orch.jsa.ok"));
    trained("25", caches(""), failing);
    make().exits(0).printsNothing().saysOnly("");
    assertEquals("trained", content("orch.jsa"));
  }
}
