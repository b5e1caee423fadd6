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
 * Loads SQLite's native library. Left to itself, the driver unpacks a megabyte into the temporary
 * directory at every start, which takes a tenth of a second and stays there when the process is
 * killed or halted.
 */
public final class NativeLibrary {
  private static final String PATH_PROPERTY = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /**
   * Loads the library once per process. It is kept for the next one when the directory is the
   * user's alone, so that nobody else can put another library there.
   *
   * @throws IOException when it cannot be unpacked or loaded
   */
  static synchronized void load(Path directory) throws IOException {
    if (System.getProperty(PATH_PROPERTY) != null) {
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
      throw new IOException("cannot load the library of SQLite: " + e.getMessage(), e);
    }
    if (!isKept) {
      Files.deleteIfExists(library);
      Files.deleteIfExists(place);
    }
  }

  /**
   * Puts the library into a directory, to be named in {@code org.sqlite.lib.path}: what an install
   * does, so that no command has to.
   *
   * @param args the directory, which exists
   * @throws IOException when there is no library for this machine, or no place for it
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

  /** Several processes may do this at once: each moves a whole file into place. */
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
