package com.entativa.messaging.server.media;

import com.entativa.messaging.server.config.MediaSettings;
import com.entativa.messaging.server.ops.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The five calls we make of an S3-compatible server; all else of the protocol is the library's.
final class S3Bucket implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;

    private S3Bucket(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /// Asks for the bucket once: throws when it is not there or not ours, naming what to look at.
    static S3Bucket open(MediaSettings.Place.Bucket settings) throws IOException {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.keys().accessKey(), settings.keys().secretKey())))
                .forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE));
        if (!settings.endpoint().isEmpty()) builder.endpointOverride(URI.create(settings.endpoint()));
        S3Bucket bucket = new S3Bucket(builder.build(), settings.name());
        bucket.check();
        return bucket;
    }

    private void check() throws IOException {
        try {
            client.headBucket(request -> request.bucket(bucket));
        } catch (S3Exception e) {
            close();
            throw new IOException("the S3 server refuses the bucket with status " + e.statusCode()
                    + ": look at the bucket's name, the region and the keys");
        } catch (SdkException e) {
            close();
            throw new IOException("the S3 server does not answer: look at the endpoint");
        }
    }

    void put(String name, ContentStreamProvider content, long length) {
        on(() -> client.putObject(
                request -> request.bucket(bucket).key(name).contentType(TYPE),
                RequestBody.fromContentProvider(content, length, TYPE)));
    }

    /// Bytes from `from` on, `length` of them. To be closed.
    InputStream get(String name, long from, long length) {
        return on(() -> client.getObject(
                request -> request.bucket(bucket).key(name).range("bytes=" + from + "-" + (from + length - 1))));
    }

    void delete(String name) {
        on(() -> client.deleteObject(request -> request.bucket(bucket).key(name)));
    }

    /// In order of their names.
    List<S3Object> list(String prefix, String after, int limit) {
        return on(() -> client.listObjectsV2(request ->
                        request.bucket(bucket).prefix(prefix).startAfter(after).maxKeys(limit)))
                .contents();
    }

    @Override
    public void close() {
        client.close();
    }

    @FunctionalInterface
    private interface Request<R> {
        R send();
    }

    /// The library has tried three times; what it says may name addresses and keys, and is not passed on.
    private static <R> R on(Request<R> request) {
        try {
            return request.send();
        } catch (NoSuchKeyException e) {
            throw new IllegalStateException("a blob with a row is not in the bucket");
        } catch (S3Exception e) {
            throw new Unavailable("media storage", new IOException("S3 status " + e.statusCode()));
        } catch (SdkException | UncheckedIOException e) {
            throw new Unavailable("media storage", new IOException("S3 does not answer"));
        }
    }
}
