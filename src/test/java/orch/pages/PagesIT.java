package orch.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import orch.Launched;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of README.md and docs/ works as written, in order, and prints what the page shows.
 * {@code make pages} writes the shown output anew; it fails whenever it does, so that it cannot be
 * left on.
 *
 * <p>CONTRIBUTING.md and bench/README.md are not followed: their commands build orch, and run tests
 * such as this one.
 */
class PagesIT {
  private static final boolean WRITE = "write".equals(System.getProperty("orch.golden"));

  @TempDir private Path directory;

  private static List<Path> files() throws IOException {
    try (Stream<Path> docs = Files.walk(Launched.CHECKOUT.resolve("docs"))) {
      List<Path> files = new ArrayList<>(List.of(Launched.CHECKOUT.resolve("README.md")));
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
      return files;
    }
  }

  /** The pages are followed at the same time, and reported in order. */
  @TestFactory
  Stream<DynamicTest> everyCommandOfAPageWorksAsWritten() throws IOException {
    Followers followers = new Followers();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      String name = Launched.CHECKOUT.relativize(file).toString();
      Future<String> mistake = followers.follow(() -> mistake(name, file));
      tests.add(DynamicTest.dynamicTest(name, () -> Followers.passes(mistake)));
    }
    return tests.stream().onClose(followers::close);
  }

  private String mistake(String name, Path file) throws IOException, InterruptedException {
    Page page = Page.read(name, file);
    if (page.steps().isEmpty()) {
      return "";
    }
    Path home = Files.createDirectories(directory.resolve(name.replace('/', '-'))).toRealPath();
    try (ControlPlane service = service(home)) {
      Walk walk = new Walk(page, new Machine(home, service.baseUrl().toString()));
      walk.go(WRITE);
      if (WRITE && walk.isNews()) {
        Files.write(file, Page.rewritten(Files.readAllLines(file), page.steps(), walk.printed()));
        return file + " is written; run without -Dorch.golden to compare";
      }
      return walk.mistake();
    }
  }

  private static ControlPlane service(Path home) throws IOException, InterruptedException {
    return ControlPlane.start(
        ControlPlaneSettings.local(home.resolve("service.db"), Machines.real()));
  }
}
