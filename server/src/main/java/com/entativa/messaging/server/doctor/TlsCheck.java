package com.entativa.messaging.server.doctor;

import com.entativa.messaging.server.config.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/// The certificate: readable, in force, and of this very key.
public final class TlsCheck implements Check {
    private static final String AREA = "tls";
    private static final Duration SOON = Duration.ofDays(14);
    private final Tls tls;
    private final InstantSource clock;

    public TlsCheck(Tls tls, InstantSource clock) {
        this.tls = tls;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        return switch (tls) {
            case Tls.None _ -> List.of(Finding.ok(AREA, "not spoken here: a proxy does it"));
            case Tls.Own(Path certificate, Path key) -> own(certificate, key);
        };
    }

    private List<Finding> own(Path certificateFile, Path keyFile) {
        List<Finding> findings = new ArrayList<>();
        try {
            X509Certificate certificate = certificate(certificateFile);
            findings.add(names(certificate));
            findings.add(inForce(certificate));
            findings.add(
                    matches(certificate, key(keyFile, certificate))
                            ? Finding.ok(AREA, "the key is the certificate's")
                            : Finding.fail(
                                    AREA,
                                    "the key is another certificate's",
                                    "set TLS_KEY to the one it was made with"));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            findings.add(
                    Finding.fail(
                            AREA,
                            "certificate or key cannot be read",
                            "PEM files, the key as PKCS#8 (openssl pkcs8 -topk8 -nocrypt), both readable for the server's user"));
        }
        return findings;
    }

    private static Finding names(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null || names.isEmpty()
                ? Finding.warn(AREA, "the certificate names no host", "browsers want a subject alternative name")
                : Finding.ok(
                        AREA,
                        "for "
                                + String.join(
                                        ", ",
                                        names.stream()
                                                .map(name -> String.valueOf(name.get(1)))
                                                .toList()));
    }

    private Finding inForce(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        Instant now = clock.instant();
        String remedy = "renew it; the running server takes the new file up by itself";
        if (now.isAfter(end) || now.isBefore(certificate.getNotBefore().toInstant())) {
            return Finding.fail(AREA, "the certificate is not in force (ends " + end + ")", remedy);
        }
        return now.plus(SOON).isAfter(end)
                ? Finding.warn(AREA, "the certificate ends " + end, remedy)
                : Finding.ok(AREA, "in force until " + end);
    }

    private static X509Certificate certificate(Path file) throws IOException, CertificateException {
        try (InputStream from = Files.newInputStream(file)) {
            Collection<? extends Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(from);
            if (!(chain.iterator().next() instanceof X509Certificate first)) throw new CertificateException();
            return first;
        }
    }

    private static PrivateKey key(Path file, X509Certificate of) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file);
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance(of.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static boolean matches(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(new byte[] {1});
        byte[] signature = signing.sign();
        signing.initVerify(certificate.getPublicKey());
        signing.update(new byte[] {1});
        return signing.verify(signature);
    }
}
