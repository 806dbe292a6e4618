package org.urbanobservatory.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** A folder on a Hadoop file system. */
record HadoopFolder(String root) implements Folder {

  @Override
  public Path localPath() {
    throw new UnsupportedOperationException("Cannot use " + root + ": not on a local disk");
  }

  @Override
  public boolean isLocal() {
    return false;
  }

  @Override
  public String uri(String path) {
    return at(path).toString();
  }

  @Override
  public boolean exists(String path) throws IOException {
    return fileSystem().exists(at(path));
  }

  @Override
  public long size(String path) throws IOException {
    return fileSystem().getFileStatus(at(path)).getLen();
  }

  @Override
  public List<String> names(String path) throws IOException {
    return statuses(at(path)).stream().map(status -> status.getPath().getName()).sorted().toList();
  }

  @Override
  public List<String> files(String path) throws IOException {
    List<String> files = new ArrayList<>();
    collect(at(path), "", files);
    return files.stream().sorted().toList();
  }

  @Override
  public InputStream open(String path) throws IOException {
    return fileSystem().open(at(path));
  }

  @Override
  public InputFile inputFile(String path) throws IOException {
    return HadoopInputFile.fromPath(at(path), conf());
  }

  @Override
  public Path scratch(String path) throws IOException {
    Path scratch = Files.createTempFile("observatory", ".tmp");
    Files.delete(scratch);
    return scratch;
  }

  @Override
  public void put(Path scratch, String path) throws IOException {
    org.apache.hadoop.fs.Path staged = staged(path);
    try (OutputStream out = fileSystem().create(staged, true)) {
      Files.copy(scratch, out);
    }
    Files.delete(scratch);
    replace(staged, at(path));
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    org.apache.hadoop.fs.Path staged = staged(path);
    try (OutputStream out = fileSystem().create(staged, true)) {
      out.write(content);
    }
    replace(staged, at(path));
  }

  @Override
  public boolean create(String path, byte[] content) throws IOException {
    try (OutputStream out = fileSystem().create(at(path), false)) {
      out.write(content);
      return true;
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    if (exists(to)) {
      throw new FileAlreadyExistsException(uri(to));
    }
    fileSystem().mkdirs(at(to).getParent());
    rename(at(from), at(to));
  }

  @Override
  public void delete(String path) throws IOException {
    fileSystem().delete(at(path), true);
  }

  private org.apache.hadoop.fs.Path at(String path) {
    return path.isEmpty()
        ? new org.apache.hadoop.fs.Path(root)
        : new org.apache.hadoop.fs.Path(root, path);
  }

  private org.apache.hadoop.fs.Path staged(String path) {
    org.apache.hadoop.fs.Path target = at(path);
    String name = "." + target.getName() + "." + java.util.UUID.randomUUID() + ".tmp";
    return new org.apache.hadoop.fs.Path(target.getParent(), name);
  }

  /** FileContext's rename overwrites at one stroke; not every file system has one. */
  private void replace(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
      throws IOException {
    try {
      FileContext.getFileContext(fileSystem().getUri(), conf())
          .rename(from, to, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      fileSystem().delete(to, false);
      rename(from, to);
    }
  }

  private void rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
      throws IOException {
    if (!fileSystem().rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }

  private void collect(org.apache.hadoop.fs.Path folder, String prefix, List<String> files)
      throws IOException {
    for (FileStatus status : statuses(folder)) {
      String name = prefix + status.getPath().getName();
      if (status.isDirectory()) {
        collect(status.getPath(), name + "/", files);
      } else {
        files.add(name);
      }
    }
  }

  private List<FileStatus> statuses(org.apache.hadoop.fs.Path folder) throws IOException {
    try {
      return Arrays.asList(fileSystem().listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private FileSystem fileSystem() throws IOException {
    return new org.apache.hadoop.fs.Path(root).getFileSystem(conf());
  }

  /** Spark's settings reach executors in its environment, not in files on their class path. */
  private static Configuration conf() {
    SparkEnv environment = SparkEnv.get();
    return environment == null
        ? new Configuration()
        : SparkHadoopUtil.get().newConfiguration(environment.conf());
  }
}
