package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.CertificateVerifier;
import dev.shrike.gdpr.certificate.ChainHead;
import dev.shrike.gdpr.certificate.ChainVerdict;
import dev.shrike.gdpr.certificate.Expectation;
import dev.shrike.gdpr.certificate.Flaw;
import dev.shrike.gdpr.certificate.MalformedDocumentException;
import dev.shrike.gdpr.certificate.PublishedKeys;
import dev.shrike.gdpr.certificate.Verdict;
import dev.shrike.standalone.certificate.CertificateReport;
import dev.shrike.standalone.certificate.ChainPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Verifies a certificate of erasure, with nothing but files. */
@Command(
        name = "verify-certificate",
        mixinStandardHelpOptions = true,
        description = {
            "Verify a certificate of erasure, and say in words what it certifies.",
            "Needs no network and no running platform: only the file, as GET /gdpr/erasures/ID/certificate hands it out, and the "
                    + "published keys. A change of any byte makes it invalid.",
            "With --chain, verify all certificates there are, as admins get them from GET /gdpr/certificates: none is missing, "
                    + "moved, or there twice."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike verify-certificate certificate.json",
            "  ./shrike verify-certificate certificate.json --keys certificate-keys.json --user ID",
            "  ./shrike verify-certificate --chain page1.json page2.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:It is valid.",
            " 1:It is not; the reason is told.",
            " 2:It cannot be said: the command line makes no sense, or a file is missing."
        })
final class VerifyCertificate implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 2 << 20;
    private static final int PIECE = 200;

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The certificate; with --chain the pages, in order.")
    private List<Path> files;

    @Option(names = "--chain", description = "Verify the whole chain, from the first certificate on.")
    private boolean chain;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The published keys, as GET /gdpr/certificate-keys hands them out (certificate-keys.json in "
                    + "$SHRIKE_DATA).")
    private Path keys;

    @Option(
            names = "--trusted-key",
            paramLabel = "KEY-ID",
            description = "A key's id that you noted earlier: only that key and those that follow from it count.")
    private String trustedKey;

    @Option(names = "--erasure", paramLabel = "ID", description = "Confirm that it is about this erasure.")
    private UUID erasure;

    @Option(names = "--user", paramLabel = "ID", description = "Confirm that it is about this person.")
    private UUID user;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        boolean narrowed = erasure != null || user != null;
        if (chain ? narrowed : files.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    chain ? "--chain is about everybody" : "One certificate at a time, or pages with --chain");
        }
        return chain ? verifyChain() : verifyOne();
    }

    private int verifyOne() throws IOException {
        byte[] certificate = read(files.getFirst(), "");
        CertificateVerifier verifier = verifier();
        Expectation expectation = new Expectation(Optional.ofNullable(erasure), Optional.ofNullable(user));
        return switch (verifier.verify(certificate, expectation)) {
            case Verdict.Valid(Certificate valid) -> valid(valid);
            case Verdict.Invalid invalid -> invalid(invalid);
        };
    }

    private int verifyChain() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Path page : files) {
            try {
                all.addAll(ChainPage.read(page));
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(ExitCodes.USAGE, page + " " + e.getMessage());
            }
        }
        CertificateVerifier verifier = verifier();
        ChainHead head = ChainHead.GENESIS;
        try (Progress progress = Progress.of("Verifying", "certificates")) {
            progress.begin(all.size());
            for (int from = 0; from < all.size(); from += PIECE) {
                List<byte[]> piece = all.subList(from, Math.min(from + PIECE, all.size()));
                switch (verifier.verifyChain(head, piece)) {
                    case ChainVerdict.Intact(ChainHead next) -> head = next;
                    case ChainVerdict.Broken(int place, Flaw flaw, String reason) -> {
                        progress.close();
                        String where = "Certificate %d of %d in the list: ".formatted(from + place + 1, all.size());
                        return invalid(new Verdict.Invalid(flaw, where + reason));
                    }
                }
                progress.at(from + piece.size(), "");
            }
        }
        return intact(head);
    }

    private int intact(ChainHead head) {
        print(
                json
                        ? JSON.createObjectNode()
                                .put("valid", true)
                                .put("certificates", head.number())
                                .put("digest", head.digest())
                                .toPrettyString()
                        : paint().good("VALID")
                                + ": a whole chain of %d certificates; the last one's digest is %s"
                                        .formatted(head.number(), head.digest()));
        return ExitCodes.OK;
    }

    private CertificateVerifier verifier() throws IOException {
        Path from = keys == null ? shrike.settings().certificateKeysFile() : keys;
        String otherwise = keys == null ? ": get /gdpr/certificate-keys of the platform, and give it with --keys" : "";
        try {
            PublishedKeys published = PublishedKeys.read(read(from, otherwise));
            return trustedKey == null
                    ? new CertificateVerifier(published)
                    : CertificateVerifier.trusting(published, trustedKey);
        } catch (MalformedDocumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, from + " holds no published keys: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, from + " does not have the trusted key");
        }
    }

    /** Longer files are cut off, and thereby no certificate. */
    private static byte[] read(Path path, String otherwise) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new CommandFailure(ExitCodes.USAGE, path + " cannot be read" + otherwise);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private int valid(Certificate certificate) throws IOException {
        if (json) {
            ObjectNode answer = JSON.createObjectNode().put("valid", true).put("digest", certificate.digest());
            answer.put("person_confirmed", user != null);
            answer.set("certificate", JSON.readTree(certificate.file()));
            print(answer.toPrettyString());
        } else {
            new CertificateReport(spec.commandLine().getOut()).show(certificate, user != null);
        }
        return ExitCodes.OK;
    }

    private int invalid(Verdict.Invalid verdict) {
        String flaw = verdict.flaw().text();
        print(
                json
                        ? JSON.createObjectNode()
                                .put("valid", false)
                                .put("flaw", flaw)
                                .put("reason", verdict.reason())
                                .toPrettyString()
                        : paint().bad("INVALID (" + flaw.replace('_', ' ') + ")") + ": " + verdict.reason());
        return ExitCodes.FAILED;
    }

    private Paint paint() {
        return new Paint(spec.commandLine());
    }

    private void print(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
