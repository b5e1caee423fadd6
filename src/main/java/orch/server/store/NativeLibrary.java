package orch.server.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import orch.file.OwnerOnly;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Loads SQLite's native library. By default the driver unpacks a megabyte into the temporary
 * directory at every start. That takes a tenth of a second, and the file stays there when the
 * process is killed or halted.
 */
public final class NativeLibrary {
  private static final String PATH_PROPERTY = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /**
   * Loads the library once per process. The unpacked file is kept for the next process if only the
   * user has access to the directory; otherwise somebody else could replace it.
   *
   * @throws IOException when it cannot be unpacked or loaded
   */
  static synchronized void load(Path directory) throws IOException {
    if (isInPlace()) {
      return;
    }
    boolean isKept = isPrivate(directory);
    Path place =
        isKept
            ? directory.resolve("sqlite-" + SQLiteJDBCLoader.getVersion())
            : Files.createTempDirectory("orch-sqlite");
    Path library = place.resolve(LibraryLoaderUtil.getNativeLibName());
    unpack(library);
    System.setProperty(PATH_PROPERTY, place.toString());
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new IOException("cannot load SQLite's native library: " + e.getMessage(), e);
    }
    if (!isKept) {
      Files.deleteIfExists(library);
      Files.deleteIfExists(place);
    }
  }

  /** Whether the driver knows where the library is. */
  static boolean isInPlace() {
    return System.getProperty(PATH_PROPERTY) != null;
  }

  /**
   * Unpacks the library into a directory for {@code org.sqlite.lib.path}. An install does this, so
   * that no command has to.
   *
   * @param args the directory, which must exist
   * @throws IOException when there is no library for this platform, or it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path library = Path.of(args[0]).resolve(LibraryLoaderUtil.getNativeLibName());
    unpack(library);
    if (!Files.exists(library)) {
      throw new FileNotFoundException(LibraryLoaderUtil.getNativeLibResourcePath());
    }
  }

  private static boolean isPrivate(Path directory) throws IOException {
    return OwnerOnly.hasModes(directory) && OwnerOnly.modeForOthers(directory).isEmpty();
  }

  /** Several processes may do this at once: each moves a complete file into place. */
  private static void unpack(Path library) throws IOException {
    if (Files.exists(library)) {
      return;
    }
    Path place = library.resolveSibling("");
    Files.createDirectories(place);
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packed != null) {
        Path part = Files.createTempFile(place, "part", "");
        Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
