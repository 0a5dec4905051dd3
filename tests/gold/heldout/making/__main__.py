"""Write every Word and PDF paper of the held-out bodies again, beside its answers."""

import importlib
import pkgutil
from pathlib import Path

import tests.gold.heldout.making as making

FOLDER = Path(__file__).parent.parent

for module in pkgutil.iter_modules(making.__path__):
    if module.name != "__main__":
        paper = importlib.import_module(f"{making.__name__}.{module.name}")
        paper.make(FOLDER / paper.NAME)
        print(paper.NAME)
