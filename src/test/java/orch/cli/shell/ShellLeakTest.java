package orch.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing grows in a shell: threads, classes, open files and memory stay level over its commands.
 */
class ShellLeakTest {
  private static final List<String> LINES =
      List.of(
          "config list -o name -q",
          "config list -o json --jq length",
          "config get nobody --debug",
          "config create --name x --description d --grouping profile --dry-run"
              + " --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
          "config create --nmae x",
          "whoami -o yaml",
          "confg list",
          "help config create",
          "set output json",
          "unset output");

  private ShellLines shell;

  /** What a process has, after the garbage is collected. */
  private record Size(int threads, int groups, long classes, long files, long memory) {
    static Size now() throws InterruptedException {
      for (int i = 0; i < 3; i++) {
        System.gc();
        TimeUnit.MILLISECONDS.sleep(50);
      }
      ThreadGroup top = Thread.currentThread().getThreadGroup();
      while (top.getParent() != null) {
        top = top.getParent();
      }
      return new Size(
          ManagementFactory.getThreadMXBean().getThreadCount(),
          top.activeGroupCount(),
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
          ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getOpenFileDescriptorCount(),
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
  }

  @BeforeEach
  void machine(@TempDir Path home) {
    shell = new ShellLines(home, Map.of("ORCH_PROFILE", "local"));
  }

  private void run(int commands) {
    for (int i = 0; i < commands; i++) {
      shell.run(LINES.get(i % LINES.size()));
    }
  }

  @Test
  void aThousandCommandsLeaveNothing() throws Exception {
    run(200);
    Size before = Size.now();
    run(1000);
    Size after = Size.now();
    String both = before + "\n" + after;
    assertTrue(after.threads() <= before.threads() + 2, both);
    assertTrue(after.groups() <= before.groups() + 2, both);
    assertTrue(after.classes() <= before.classes() + 50, both);
    assertTrue(after.files() <= before.files() + 2, both);
    assertTrue(after.memory() <= before.memory() + (2 << 20), both);
  }

  @Test
  void theProcessIsAsItWas() {
    Properties properties = (Properties) System.getProperties().clone();
    Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    for (String line : LINES) {
      shell.run(line);
      assertEquals(handler, Thread.getDefaultUncaughtExceptionHandler(), line);
      assertEquals(properties, System.getProperties(), line);
      assertFalse(Thread.currentThread().isInterrupted(), line);
    }
  }
}
