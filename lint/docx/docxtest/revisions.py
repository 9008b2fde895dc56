# Opens documents in LibreOffice and saves them again, with all tracked changes accepted or
# rejected. Each line of standard input: accept|reject|keep, the document, the new document,
# parted by tabs; pages are taken, too. Writes for each the number of its comments. Needs
# soffice and python3-uno.
import os, subprocess, sys, tempfile, time
import uno
from com.sun.star.beans import PropertyValue

profile = tempfile.mkdtemp()
pipe = "gaolint%d" % os.getpid()
office = subprocess.Popen(["soffice", "--headless", "--invisible", "--norestore", "--nologo",
                           "-env:UserInstallation=file://" + profile, "--accept=pipe,name=" + pipe + ";urp;"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for attempt in range(3000):
        try:
            context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
            break
        except Exception:
            if office.poll() is not None or attempt == 2999:
                raise
            time.sleep(0.1)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    hidden = PropertyValue("Hidden", 0, True, 0)
    page = PropertyValue("FilterName", 0, "HTML (StarWriter)", 0)
    word = PropertyValue("FilterName", 0, "MS Word 2007 XML", 0)
    for line in sys.stdin:
        action, source, target = line.rstrip("\n").split("\t")
        how = (hidden, page) if source.endswith(".html") else (hidden,)
        document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, how)
        command = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}.get(action)
        if command:
            dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        comments = 0
        fields = document.getTextFields().createEnumeration()
        while fields.hasMoreElements():
            comments += fields.nextElement().supportsService("com.sun.star.text.textfield.Annotation")
        document.storeToURL("file://" + target, (word,))
        document.close(True)
        print("%d" % comments, flush=True)
    try:
        desktop.terminate()
    except Exception:
        pass
finally:
    time.sleep(0.3)
    office.terminate()
    office.wait()
