package org.urbanobservatory.source.osm;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.urbanobservatory.source.ByteSource;

/**
 * Passes over a file's blobs: a fixed pool decodes, the caller's thread collects in file order, so
 * timing changes nothing. At most two blobs per thread are in memory.
 */
final class PbfBlocks implements AutoCloseable {
  private static final int THREADS = Math.min(8, Runtime.getRuntime().availableProcessors());

  private final ByteSource source;
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, PbfBlocks::daemon);

  PbfBlocks(ByteSource source) {
    this.source = source;
  }

  String file() {
    return source.fileName();
  }

  <R> void pass(PbfBlobs.Wanted wanted, Function<PbfBlobs.Blob, R> decode, Consumer<R> collect) {
    var running = new ArrayDeque<Future<R>>();
    try (var blobs = new PbfBlobs(source)) {
      PbfBlobs.Blob blob = blobs.next(0, wanted);
      for (int n = 1; blob != null; n++) {
        submit(blob, decode, running);
        drain(running, 2 * THREADS, collect);
        blob = blobs.next(n, wanted);
      }
      drain(running, 0, collect);
    } catch (IOException e) {
      throw new CannotReadOsmException("Cannot read OSM PBF " + file() + ": " + e, e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private <R> void submit(
      PbfBlobs.Blob blob, Function<PbfBlobs.Blob, R> decode, ArrayDeque<Future<R>> running) {
    if (blob.packed() != null) {
      running.add(pool.submit(() -> decoded(blob, decode)));
    }
  }

  private static <R> R decoded(PbfBlobs.Blob blob, Function<PbfBlobs.Blob, R> decode) {
    try {
      return decode.apply(blob);
    } catch (IndexOutOfBoundsException e) {
      throw blob.fault("an element points outside its block; the file is damaged", e);
    }
  }

  private static <R> void drain(ArrayDeque<Future<R>> running, int leave, Consumer<R> collect) {
    while (running.size() > leave) {
      collect.accept(result(running.remove()));
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotReadOsmException("Cannot read OSM PBF: interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "osm-pbf");
    thread.setDaemon(true);
    return thread;
  }
}
