package orch.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.FileChannel;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What must survive a power failure is forced to disk. No test can cut the power, so the calls are
 * looked for in the class files.
 */
class DurableWritesTest {
  private static final JavaClasses ROOMS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("orch.file", "orch.journal", "orch.profile");

  /** Made anew from the journal when it is damaged. */
  private static final Set<String> CACHES = Set.of("JournalIndex");

  private static Stream<JavaCodeUnit> units() {
    return ROOMS.stream()
        .filter(type -> !CACHES.contains(type.getSimpleName()))
        .flatMap(type -> type.getCodeUnits().stream());
  }

  private static boolean calls(JavaCodeUnit unit, Class<?> type, String name) {
    return unit.getCallsFromSelf().stream()
        .anyMatch(call -> isOf(call.getTarget(), type) && call.getTarget().getName().equals(name));
  }

  private static boolean isOf(AccessTarget target, Class<?> type) {
    JavaClass owner = target.getOwner();
    return owner.isEquivalentTo(type);
  }

  private static String name(JavaCodeUnit unit) {
    return unit.getOwner().getSimpleName() + "." + unit.getName();
  }

  @Test
  void everyFileIsForcedToDiskByTheMethodThatWritesIt() {
    Set<String> writers = new TreeSet<>();
    units()
        .filter(unit -> calls(unit, FileOutputStream.class, "<init>"))
        .forEach(
            unit -> {
              writers.add(name(unit));
              assertTrue(calls(unit, FileDescriptor.class, "sync"), name(unit) + " does not");
            });
    assertEquals(
        Set.of("Segments.append", "ReplacedFile.write", "PrivateFile.writeThrough"), writers);
  }

  @Test
  void soIsTheDirectoryEntryOfANewFile() {
    Set<String> forcing = new TreeSet<>();
    units()
        .filter(unit -> calls(unit, FileChannel.class, "force"))
        .forEach(
            unit -> unit.getCallsOfSelf().forEach(call -> forcing.add(name(call.getOrigin()))));
    assertEquals(Set.of("Segments.begin", "PrivateFile.write"), forcing);
  }
}
