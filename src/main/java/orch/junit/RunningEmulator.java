package orch.junit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Emulation;
import orch.server.Machine;
import orch.server.VirtualClock;
import orch.server.fault.DurationText;
import orch.server.fault.Faults;
import orch.server.fault.Seed;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** An emulator with the directory of its database, which JUnit closes at the end of the test. */
final class RunningEmulator implements AutoCloseable {
  private static final String BETWEEN = "..";

  private final ControlPlane plane;
  private final Path directory;

  private RunningEmulator(ControlPlane plane, Path directory) {
    this.plane = plane;
    this.directory = directory;
  }

  /**
   * Starts an emulator.
   *
   * @throws ParameterResolutionException when the annotation is wrong, or it cannot start
   */
  static RunningEmulator start(OrchEmulator wanted) {
    try {
      Emulation emulation = emulation(wanted);
      Path directory = Files.createTempDirectory(prefix());
      ControlPlaneSettings settings =
          ControlPlaneSettings.local(directory.resolve("emulator.db"), machine())
              .withLatency(latency(wanted, 0))
              .withEmulation(emulation);
      return new RunningEmulator(ControlPlane.start(settings), directory);
    } catch (IllegalArgumentException e) {
      throw new ParameterResolutionException("@OrchEmulator: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ParameterResolutionException("the emulator cannot start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ParameterResolutionException("interrupted while the emulator started", e);
    }
  }

  /** How the names of its directories begin, which say what process left one behind. */
  static String prefix() {
    return "orch-emulator-" + ProcessHandle.current().pid() + "-";
  }

  private static Emulation emulation(OrchEmulator wanted) {
    Faults faults = Faults.parse(List.of(wanted.faults()), new Seed(wanted.seed()));
    Emulation emulation = Emulation.of(faults);
    Duration least = latency(wanted, 0);
    Duration most = latency(wanted, 1);
    if (most.compareTo(least) < 0) {
      throw new IllegalArgumentException("the latency " + wanted.latency() + " is no range");
    }
    if (!most.equals(least)) {
      emulation = emulation.withLongest(most);
    }
    return wanted.virtualClock()
        ? emulation.withClock(new VirtualClock(InstantSource.system().instant()))
        : emulation;
  }

  /** An end of the range: 0 for the shortest duration, 1 for the longest. */
  private static Duration latency(OrchEmulator wanted, int end) {
    String text = wanted.latency();
    int middle = text.indexOf(BETWEEN);
    if (middle < 0) {
      return DurationText.parse(text);
    }
    return DurationText.parse(
        end == 0 ? text.substring(0, middle) : text.substring(middle + BETWEEN.length()));
  }

  private static Machine machine() {
    return new Machine(
        InstantSource.system(),
        () -> Duration.ofNanos(System.nanoTime()),
        pause -> Thread.sleep(pause.toMillis()),
        new SplittableRandom());
  }

  Emulator emulator() {
    return new Emulator(plane.baseUrl(), plane.administration());
  }

  @Override
  public void close() throws IOException {
    plane.close();
    Files.walkFileTree(directory, new Deletion());
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path directory, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
