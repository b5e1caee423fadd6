package orch.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks SQLite's native library for the machine at hand. The driver else finds out about the
 * machine and unpacks a library at every start, which takes longer than all the SQL of a command.
 */
public final class NativeLibrary {
  private NativeLibrary() {}

  /**
   * Puts the library into a directory, to be named in {@code org.sqlite.lib.path}.
   *
   * @param args the directory, which exists
   * @throws IOException when there is no library for this machine, or no place for it
   */
  public static void main(String[] args) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new FileNotFoundException(resource);
      }
      Files.copy(library, Path.of(args[0]).resolve(name));
    }
  }
}
