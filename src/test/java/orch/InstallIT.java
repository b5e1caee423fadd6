package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code orch install}, the distribution, and damage to the class-data archive, which never changes
 * a command's output.
 */
class InstallIT {
  private static final String INSTALL = "\"$LAUNCHER\" install --prefix here > installed.txt\n";

  private static final Set<String> OWN_JARS = Set.of("orch.jar", "orch-app.jar", "orch-index.jar");

  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory);
  }

  /** After each kind of damage, commands print the same as always on both streams. */
  private void staysClean(String whatHappens) throws Exception {
    machine.shell(INSTALL + whatHappens).exits(0);
    stillWorks();
  }

  private void stillWorks() throws Exception {
    machine.shell("here/bin/orch --version").exits(0).saysOnly("").prints("orch 0.1.0\n");
    machine
        .shell("here/bin/orch -p local config list -q -o json")
        .exits(0)
        .saysOnly("")
        .prints("[]\n");
  }

  private static String archive() {
    return "here/lib/orch/*/lib/orch.jsa";
  }

  private boolean usesTheArchive(String orch) throws IOException, InterruptedException {
    machine.shell("ORCH_JAVA_OPTS=-Xlog:class+load:file=used.log " + orch + " --help").exits(0);
    return Files.readAllLines(home.resolve("used.log")).stream()
        .anyMatch(line -> line.contains(" orch.Main ") && line.contains("shared objects file"));
  }

  @Test
  void anInstallUsesItsArchiveAlsoThroughItsLinkAndFromElsewhere() throws Exception {
    staysClean(":");
    assertTrue(usesTheArchive("here/bin/orch"));
    assertTrue(usesTheArchive("cd here/bin && ./orch"));
    assertEquals(
        "orch is installed: " + home.toRealPath().resolve("here/bin/orch"),
        Files.readAllLines(home.resolve("installed.txt")).get(0));
  }

  @Test
  void aSecondInstallTakesThePlaceOfTheFirst() throws Exception {
    machine.shell(INSTALL + INSTALL).exits(0);
    assertEquals("1\n", machine.shell("ls here/lib/orch | wc -l | tr -d ' '").out());
    assertTrue(usesTheArchive("here/bin/orch"));
  }

  @Test
  void aTruncatedArchive() throws Exception {
    staysClean("chmod u+w " + archive() + "; truncate -s 1000000 " + archive());
  }

  @Test
  void aTruncatedArchiveThatLooksUntouched() throws Exception {
    staysClean(
        "chmod u+w "
            + archive()
            + "; truncate -s 1000000 "
            + archive()
            + "; touch -d '2020-01-01' "
            + archive());
  }

  @Test
  void aFlippedByteAnywhere() throws Exception {
    machine.shell(INSTALL + "chmod u+w " + archive() + "; cp -p " + archive() + " whole").exits(0);
    for (int offset : new int[] {100, 40_000, 2_000_000, 12_000_000, 20_000_000}) {
      machine
          .shell(
              "cp -p whole "
                  + archive()
                  + "; printf '\\252' | dd of=$(echo "
                  + archive()
                  + ") bs=1 seek="
                  + offset
                  + " conv=notrunc status=none")
          .exits(0);
      stillWorks();
    }
  }

  @Test
  void aDirectoryThatCannotBeWritten() throws Exception {
    staysClean("rm " + archive() + "*; chmod -R a-w here");
    machine.shell("chmod -R u+w here").exits(0);
  }

  @Test
  void aMovedDirectory() throws Exception {
    machine.shell(INSTALL + "mv here there").exits(0);
    machine.shell("there/bin/orch --version").exits(0).saysOnly("").prints("orch 0.1.0\n");
    machine
        .shell("there/bin/orch -p local config list -q -o json")
        .exits(0)
        .saysOnly("")
        .prints("[]\n");
  }

  @Test
  void anotherJava() throws Exception {
    machine.shell(INSTALL).exits(0);
    machine
        .shell(
            "\""
                + System.getProperty("java.home")
                + "/bin/jlink\" --output other --add-modules "
                + "java.base,java.net.http,java.sql,jdk.httpserver,jdk.unsupported,java.logging")
        .exits(0);
    try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
      List<Path> others =
          Stream.concat(Stream.of(home.resolve("other")), installed)
              .filter(java -> Files.isExecutable(java.resolve("bin/java")))
              .toList();
      for (Path java : others) {
        String with = "JAVA_HOME=" + java + "; export JAVA_HOME; here/bin/orch ";
        machine.shell(with + "--version").exits(0).saysOnly("").prints("orch 0.1.0\n");
        machine
            .shell(with + "-p local config list -q -o json")
            .exits(0)
            .saysOnly("")
            .prints("[]\n");
      }
    }
  }

  @Test
  void theDistributionIsAllThatIsNeeded() throws Exception {
    String target = Launched.CHECKOUT.toAbsolutePath().resolve("target").toString();
    machine
        .shell(
            "tar xzf '"
                + target
                + "/orch-0.1.0.tar.gz' && orch-0.1.0/bin/orch install --prefix here")
        .exits(0);
    assertTrue(usesTheArchive("here/bin/orch"));
    String notice = Files.readString(home.resolve("orch-0.1.0/lib/licences/README.md"));
    try (Stream<Path> jars = Files.list(home.resolve("orch-0.1.0/lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        String library = jar.getFileName().toString().replaceFirst("-[0-9].*|\\.jar", "");
        assertTrue(
            OWN_JARS.contains(library + ".jar") || notice.contains(library),
            library + " has no terms");
      }
    }
    machine.shell("jar tf '" + target + "/orch-0.1.0.zip' | grep -c bin/orch").prints("1\n");
  }

  /**
   * What the distribution lists as its libraries is what it has, under the licences that it names.
   */
  @Test
  void theListOfLibrariesIsTrue() throws Exception {
    String archive =
        Launched.CHECKOUT.toAbsolutePath().resolve("target/orch-0.1.0.tar.gz").toString();
    machine.shell("tar xzf '" + archive + "'").exits(0);
    Path top = home.resolve("orch-0.1.0");
    Path list = top.resolve("sbom.cdx.json");
    assertTrue(Files.exists(list), "Maven makes the list of libraries only when it is not offline");
    JsonNode sbom = Json.read(Files.readString(list));
    assertEquals("CycloneDX", sbom.path("bomFormat").asText());
    List<String> notice = Files.readAllLines(top.resolve("lib/licences/README.md"));
    Set<String> listed = new TreeSet<>(OWN_JARS);
    for (JsonNode library : sbom.path("components")) {
      String name = library.path("name").asText();
      listed.add(name + "-" + library.path("version").asText() + ".jar");
      String licence = library.at("/licenses/0/license/id").asText();
      assertTrue(
          notice.stream().anyMatch(line -> line.contains(name) && line.contains(licence)),
          name + " has other terms than " + licence);
      assertTrue(Files.exists(top.resolve("lib/licences/" + licence + ".txt")), licence);
    }
    try (Stream<Path> jars = Files.list(top.resolve("lib"))) {
      Set<String> present = new TreeSet<>();
      jars.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .forEach(present::add);
      assertEquals(present, listed);
    }
  }

  /** Neither the umask nor the clock of the machine that builds are in the archive. */
  @Test
  void theDistributionHasFixedModesAndTimes() throws Exception {
    String archive =
        Launched.CHECKOUT.toAbsolutePath().resolve("target/orch-0.1.0.tar.gz").toString();
    String files =
        machine.shell("TZ=UTC tar tvzf '" + archive + "' --numeric-owner").exits(0).out();
    assertTrue(files.lines().count() > 50, files);
    for (String line : files.lines().toList()) {
      assertTrue(
          line.matches("(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) 0/0 +\\d+ 2026-01-01 00:00 .*"), line);
    }
  }

  @Test
  void aWrongCommandLineInstallsNothing() throws Exception {
    machine
        .shell("orch install --prefix here junk --bogus")
        .exits(2)
        .printsNothing()
        .says("orch install does not take the argument \"junk\"")
        .says("unknown option --bogus");
    machine.shell("orch install --prefix").exits(2).says("--prefix needs a value: DIR");
    machine.shell("orch install now -o json").exits(2).error();
    machine.shell("touch file; orch install --prefix file").exits(2).says("is not a directory; ");
    assertTrue(Files.notExists(home.resolve("here")));
    machine.shell("orch -q install --prefix here --dry-run").exits(0).saysOnly("");
    assertTrue(Files.notExists(home.resolve("here")));
  }

  @Test
  void anInstalledCopyRemovesItself() throws Exception {
    machine.shell(INSTALL).exits(0);
    machine.shell("here/bin/orch -p local config list").exits(0);
    machine.shell("here/bin/orch install -o json").exits(0).saysOnly("");
    assertTrue(usesTheArchive("here/bin/orch"));
    Result removed = machine.shell("here/bin/orch uninstall").exits(0).saysOnly("");
    assertTrue(
        removed.out().startsWith("orch is removed from " + home.toRealPath().resolve("here")),
        removed::out);
    assertTrue(removed.out().contains(".local/share/orch/local.db"), removed::out);
    assertTrue(Files.notExists(home.resolve("here")));
    assertTrue(Files.exists(home.resolve(".local/share/orch/local.db")));
    machine.shell("orch uninstall --prefix here").exits(2).says("it holds no orch");
  }

  @Test
  void anInstalledCopyRemovesItselfAndAnswersInJson() throws Exception {
    machine.shell(INSTALL).exits(0);
    Result removed = machine.shell("here/bin/orch uninstall -o json").exits(0).saysOnly("");
    assertTrue(removed.json().path("removed").size() > 30, removed::out);
    assertTrue(Files.notExists(home.resolve("here")));
  }
}
