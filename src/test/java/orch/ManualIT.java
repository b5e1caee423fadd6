package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import orch.cli.CommandNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The man pages that the build generates, as man shows them. */
class ManualIT {
  private static final Path PAGES =
      Launched.CHECKOUT.toAbsolutePath().resolve("target/orch/share/man/man1");

  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    machine = new Launched(directory);
  }

  private static String page(String command) {
    return ("orch " + command).strip().replace(' ', '-') + ".1";
  }

  @Test
  void everyCommandHasItsPage() throws Exception {
    try (Stream<Path> pages = Files.list(PAGES)) {
      Set<String> there = new TreeSet<>();
      pages.forEach(page -> there.add(page.getFileName().toString()));
      assertEquals(new TreeSet<>(CommandNames.all().stream().map(ManualIT::page).toList()), there);
    }
  }

  @Test
  void everyPageIsShownWithoutAWarning() throws Exception {
    for (String command : CommandNames.all()) {
      Result shown = shown(page(command));
      shown.exits(0).saysOnly("");
      List<String> headings = List.of("NAME", "SYNOPSIS", "EXAMPLES", "EXIT STATUS", "SEE ALSO");
      assertEquals(
          headings, shown.out().lines().filter(headings::contains).toList(), shown::toString);
    }
  }

  private Result shown(String page) throws Exception {
    return machine.shell(
        "groff -man -Tutf8 -ww -P-c -P-b -P-u -rLL=80n '" + PAGES.resolve(page) + "'");
  }

  @Test
  void everyOptionIsOnItsPage() throws Exception {
    for (String command : CommandNames.all()) {
      String shown = shown(page(command)).out();
      List<String> options =
          machine
              .orch(GoldenTest.words(command, "--help"))
              .out()
              .split("\nOptions of every", 2)[0]
              .lines()
              .filter(line -> line.matches(" +(-., )?--.*"))
              .map(line -> line.strip().split("[ =\\[]", 2)[0].replace(",", ""))
              .toList();
      options.forEach(option -> assertTrue(shown.contains(option), command + " " + option + shown));
    }
    assertTrue(
        shown("orch-config-list.1").out().contains("'.[] | select(.version > 1) | .displayName'"));
    assertTrue(shown("orch.1").out().contains("-o, --output=FORMAT"));
  }

  @Test
  void anInstallBringsTheManualAlongAndSoDoesTheDistribution() throws Exception {
    machine.shell("orch install --prefix here && here/bin/orch install --prefix there").exits(0);
    String target = Launched.CHECKOUT.toAbsolutePath().resolve("target").toString();
    machine.shell("tar xzf '" + target + "/orch-0.1.0.tar.gz'").exits(0);
    for (String place : List.of("here", "there", "orch-0.1.0")) {
      machine
          .shell("diff -r '" + PAGES + "' " + place + "/share/man/man1")
          .exits(0)
          .printsNothing();
    }
  }
}
